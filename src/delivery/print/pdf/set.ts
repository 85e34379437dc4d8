import type { StructureElement } from 'pdfkit'
import type { Block } from '../blocks.ts'
import type { Column, Setter } from './setter.ts'
import { setTable } from './table.ts'

/** A picture as JPEG or PNG bytes, with its size in pixels. */
export type Picture = { bytes: Uint8Array; width: number; height: number }

const INDENT = 16
const NARROWEST = 160
const TALLEST_PICTURE = 0.55
/** Points to a pixel at most: a small picture is not blown up. */
const LARGEST_PIXEL = 0.75

/** What blocks are set with. */
export type Scene = { setter: Setter; pictures: ReadonlyMap<string, Picture> }

/** Sets a block, tagged as what it is, at the place the setter has come to. */
export function setBlock(
  scene: Scene,
  parent: StructureElement,
  block: Block,
  column: Column,
): void {
  const { setter } = scene
  if (block.kind === 'text') {
    setter.paragraph(parent, block, column, block.lang ? { lang: block.lang } : {})
  } else if (block.kind === 'list') {
    setList(scene, parent, block, column)
  } else if (block.kind === 'table') {
    setTable(setter, parent, block.rows, column)
  } else if (block.kind === 'picture') {
    setPicture(scene, parent, block, column)
  } else if (block.kind === 'rule') {
    setter.rule(column)
  } else {
    const element = setter.doc.struct(block.kind === 'quote' ? 'BlockQuote' : 'Div')
    parent.add(element)
    for (const inner of block.blocks) setBlock(scene, element, inner, indented(setter, column))
    element.end()
  }
}

function indented(setter: Setter, column: Column): Column {
  const { x, width } = column
  // However deep something stands, there must be room for words.
  if (width < NARROWEST) return column
  return { x: setter.base === 1 ? x : x + INDENT, width: width - INDENT }
}

function setList(
  scene: Scene,
  parent: StructureElement,
  { start, items }: Extract<Block, { kind: 'list' }>,
  column: Column,
): void {
  const { setter } = scene
  const { doc } = setter
  const list = doc.struct('L')
  list.dictionary.data.A = { O: 'List', ListNumbering: start === null ? 'Disc' : 'Decimal' }
  parent.add(list)
  const inner = indented(setter, column)
  items.forEach((blocks, index) => {
    // The sign stands beside the first line, so both must fit on the page.
    setter.make(32)
    const item = doc.struct('LI')
    list.add(item)
    const sign = start === null ? '•' : `${start + index}.`
    const label = doc.struct('Lbl')
    item.add(label)
    const x = setter.base === 1 ? column.x + column.width - INDENT + 4 : column.x
    label.add(() => setter.write(sign, 'body', { x, y: setter.y }))
    label.end()
    const body = doc.struct('LBody')
    item.add(body)
    for (const block of blocks) {
      const inList = block.kind === 'text' && block.look === 'body'
      setBlock(scene, body, inList ? { ...block, look: 'item' } : block, inner)
    }
    body.end()
    item.end()
  })
  list.end()
  setter.y += 4
}

function setPicture(
  { setter, pictures }: Scene,
  parent: StructureElement,
  { id, alt, caption }: Extract<Block, { kind: 'picture' }>,
  column: Column,
): void {
  const { doc } = setter
  const picture = pictures.get(id)
  const captionBlock = {
    tag: 'Caption' as const,
    look: 'small' as const,
    runs: [{ text: caption }],
  }
  const below = caption ? setter.heightOf(captionBlock.runs, 'small', column) + 4 : 0
  const group = doc.struct('Div')
  parent.add(group)
  if (picture) {
    const most = setter.height * TALLEST_PICTURE
    const scale = Math.min(column.width / picture.width, most / picture.height, LARGEST_PIXEL)
    const [width, height] = [picture.width * scale, picture.height * scale]
    setter.y += 4
    setter.make(height + below + 8)
    const x = setter.base === 1 ? column.x + column.width - width : column.x
    const { y } = setter
    const draw = () => doc.image(picture.bytes, x, y, { width, height })
    if (alt) {
      const figure = doc.struct('Figure', {
        alt,
        placement: 'Block',
        bbox: [x, y, x + width, y + height],
      })
      group.add(figure)
      figure.add(draw)
      figure.end()
    } else {
      setter.artifact(draw)
    }
    setter.y += height + 5
  } else if (alt) {
    // Without its bytes a picture is at least told.
    setter.paragraph(
      group,
      { tag: 'P', look: 'small', runs: [{ text: alt, italic: true }] },
      column,
    )
  }
  if (caption) setter.paragraph(group, captionBlock, column)
  group.end()
  setter.y += 6
}
