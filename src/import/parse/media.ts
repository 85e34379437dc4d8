import { isBoilerplate, isTail, readCaption, readContactLabel } from './phrases.ts'
import { isReachLine, readOffice } from './contacts.ts'
import { readMetaLine } from './metaLine.ts'
import { blockText, type Block } from './page.ts'
import type { ImportedAttachment } from './types.ts'

/** Reads the list of offered media after its label; says how many blocks it took. */
export function readMedia(blocks: Block[]): { attachments: ImportedAttachment[]; used: number } {
  const attachments: ImportedAttachment[] = []
  const singles: string[] = []
  let used = 0
  let awaits = false
  const add = (title: string, caption = '') => attachments.push({ title, caption })
  for (const block of blocks) {
    const text = blockText(block)
    if (ends(block, text)) break
    const texts = block.lines.map((line) => line.text)
    const last = attachments.at(-1)
    if (block.kind === 'figure' && block.figure) {
      // A picture's alternative text is often the title that stands beside it.
      add(block.figure.title, block.figure.caption)
      awaits = !block.figure.caption
    } else if (block.kind === 'list') {
      for (const item of block.items ?? []) {
        const [title = '', ...rest] = item.map((line) => line.text)
        addSplit(title, rest.join(' '))
      }
      awaits = false
    } else if (block.kind === 'table') break
    else if (texts.length > 1) {
      if (last && awaits && last.title === texts[0]) last.caption = texts.slice(1).join(' ')
      else add(texts[0] ?? '', texts.slice(1).join(' '))
      awaits = false
    } else if (block.kind === 'heading' || block.strong) {
      if (!(last && awaits && last.title === text)) add(text)
      awaits = true
    } else if (last && awaits) {
      if (last.title !== text) {
        last.caption = last.caption ? `${last.caption} ${text}` : text
        awaits = false
      }
    } else if (attachments.length > 0 && text.length > 200) break
    else singles.push(text)
    used++
  }
  return { attachments: [...attachments, ...pairs(singles)], used }

  function addSplit(title: string, caption: string) {
    const captioned = caption ? null : /^(.{3,60}?)(?::\s+|\s+[–—]\s+)(.{8,})$/.exec(title)
    if (captioned?.[1] && captioned[2]) add(captioned[1], captioned[2])
    else add(title, caption)
  }
}

function ends(block: Block, text: string): boolean {
  if (block.zone === 'nav' || block.zone === 'footer') return true
  if (isBoilerplate(text) || isTail(text) || readContactLabel(text)) return true
  if (readOffice(block.lines.map((line) => line.text))) return true
  if (readMetaLine(text) !== null || readCaption(text)) return true
  return block.lines.some((line) => isReachLine(line.text)) || text.length > 600
}

/** Lines that stand alone are titles and captions in turn, if every second one is the longer. */
function pairs(lines: string[]): ImportedAttachment[] {
  const isPaired =
    lines.length > 0 &&
    lines.length % 2 === 0 &&
    lines.every(
      (line, index) => index % 2 === 0 || line.length > (lines[index - 1]?.length ?? 0),
    ) &&
    lines.every((line) => !/\.(pdf|docx?|jpe?g|png|zip|mp3|mp4)\b/i.test(line))
  if (!isPaired) return lines.map((title) => ({ title, caption: '' }))
  return lines.flatMap((title, index) =>
    index % 2 === 0 ? [{ title, caption: lines[index + 1] ?? '' }] : [],
  )
}
