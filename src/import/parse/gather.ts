import type { FoundAddress } from '#contract/addresses.ts'
import { readAddressList } from './addresses.ts'
import { isMenu, isProse } from './classify.ts'
import {
  isOrganization,
  isPerson,
  isReachLine,
  readContacts,
  readOffice,
  readReach,
} from './contacts.ts'
import { readDate } from './dates.ts'
import { readMedia } from './media.ts'
import { readMetaLine, type Meta } from './metaLine.ts'
import { blockText, type Block, type Link } from './page.ts'
import {
  isBoilerplate, isGeneric, isLinkLabel, isMediaLabel, isTail, pressWords, readAddressLabel, readCaption,
  readContactLabel, readMetaLabel,
} from './phrases.ts' // prettier-ignore
import type { ImportedAttachment, ImportedContact, ImportedOffice } from './types.ts'

export type Role = 'text' | 'fact' | 'dropped'

export type Gathered = {
  blocks: Block[]
  /** What became of each block: still text, understood as a fact, or left out. */
  roles: Role[]
  meta: Meta
  /** Index of the line the date stands in. */
  dateAt: number | null
  contacts: ImportedContact[]
  offices: ImportedOffice[]
  attachments: ImportedAttachment[]
  addresses: FoundAddress[]
  links: Link[]
  pictures: string[]
  isPress: boolean
}

/** Goes through the blocks of one item once and takes out what says something about it. */
export function gather(blocks: Block[]): Gathered {
  const state: Gathered = {
    blocks, roles: blocks.map(() => 'text'), meta: { unnamed: [] }, dateAt: null, contacts: [], offices: [],
    attachments: [], addresses: [], links: [], pictures: [], isPress: false,
  } // prettier-ignore
  let hasText = false
  let isOver = false
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]
    if (!block) break
    const text = blockText(block)
    if (block.zone === 'main' && hasText && isTail(text)) isOver = true
    const isContent = block.zone === 'main' && !isOver
    const used = takeFact(state, at, isContent, hasText)
    if (used > 0) {
      state.roles.fill('fact', at, at + used)
      at += used
      continue
    }
    if (
      !isContent ||
      isBoilerplate(text) ||
      (hasText && isUpdateLine(text)) ||
      isEmptyLabel(text, blocks[at + 1])
    )
      state.roles[at] = 'dropped'
    else if (isProse(block) && !isMenu(block)) hasText = true
    at++
  }
  if (
    blocks.some(
      (block) => pressWords.test(blockText(block).slice(0, 200)) && blockText(block).length < 120,
    )
  )
    state.isPress = true
  return state
}

/** Understands the block at a place, or a run of blocks from there; says how many. */
function takeFact(state: Gathered, at: number, isContent: boolean, hasText: boolean): number {
  const block = state.blocks[at]
  if (!block || block.zone === 'header') return 0
  if (block.zone === 'nav') return takeLinks(state, at, blockText(block))
  if (block.kind === 'figure') return isContent ? takeFigure(state, block) : 0
  if (block.kind !== 'text' && block.kind !== 'heading') return 0
  const text = blockText(block)
  return (
    takeAddresses(state, at, text) ||
    takeMedia(state, at, text, isContent) ||
    takeContact(state, at) ||
    (hasText || !isContent ? takeOffice(state, at) : 0) ||
    (isContent ? takeLinks(state, at, text) : 0) ||
    (isContent ? takeMeta(state, at, text, hasText) : 0)
  )
}

function takeFigure(state: Gathered, block: Block): number {
  if (!block.figure) return 0
  const { title, caption, src } = block.figure
  if (!state.attachments.some((known) => known.title === title))
    state.attachments.push({ title, caption })
  if (src) state.pictures.push(`${title}: ${src}`)
  return 1
}

function takeAddresses(state: Gathered, at: number, text: string): number {
  const value = readAddressLabel(text)
  if (value === null) return 0
  const next = state.blocks[at + 1]
  const isNext =
    value === '' && next !== undefined && (next.kind === 'list' || next.kind === 'text')
  const { addresses } = readAddressList(
    isNext ? next.lines.map((line) => line.text).join('\n') : value,
  )
  state.addresses.push(...addresses)
  if (addresses.length === 0) return 0
  return isNext ? 2 : 1
}

function takeMedia(state: Gathered, at: number, text: string, isContent: boolean): number {
  const caption = readCaption(text)
  if (caption && isContent) {
    const last = state.attachments.at(-1)
    if (/^foto$/i.test(caption.label) && caption.value.length < 60) {
      // A credit: it belongs to the picture above it, or stays in the text.
      if (!last) return 0
      last.caption = `${last.caption} (${text})`.trim()
      return 1
    }
    const isFile = /^(anlage|anhang|download|datei)/i.test(caption.label)
    state.attachments.push(
      isFile
        ? { title: caption.value, caption: '' }
        : { title: /\d/.test(caption.label) ? caption.label : 'Bild', caption: caption.value },
    )
    return 1
  }
  if (!isMediaLabel(text)) return 0
  const { attachments, used } = readMedia(state.blocks.slice(at + 1))
  const next = state.blocks[at + 1]
  if (used === 0) return next && readCaption(blockText(next)) ? 1 : 0
  for (const found of attachments)
    if (
      !state.attachments.some(
        (known) => known.title === found.title && known.caption === found.caption,
      )
    )
      state.attachments.push(found)
  if (/zu dieser (meldung|mitteilung)|pressefoto|pressebild/i.test(text)) state.isPress = true
  return used + 1
}

function takeContact(state: Gathered, at: number): number {
  const block = state.blocks[at]
  const label = block ? readContactLabel(block.lines[0]?.text ?? '') : null
  if (!block || !label) return 0
  const lines = [label.value, ...block.lines.slice(1).map((line) => line.text)].filter(Boolean)
  let used = 1
  const hadValue = lines.length > 0
  for (const next of state.blocks.slice(at + 1, at + 10)) {
    if (!continues(next, block, hadValue)) break
    lines.push(...next.lines.map((line) => line.text))
    used++
  }
  const contacts = readContacts(lines)
  const office = readOffice(lines.filter((line) => !isPerson(line)))
  const isSure = label.isPress
    ? contacts.length > 0
    : contacts.some(({ phone, email }) => phone || email)
  if (!isSure) return 0
  for (const contact of contacts)
    if (!state.contacts.some((known) => JSON.stringify(known) === JSON.stringify(contact)))
      state.contacts.push(contact)
  if (office && isOfOffice(office, block)) state.offices.push(office)
  if (label.isPress && /presse|medien/i.test(block.lines[0]?.text ?? '')) state.isPress = true
  return used
}

/** Whether a block goes on with the contact begun above it. */
function continues(block: Block, first: Block, hadValue: boolean): boolean {
  const text = blockText(block)
  if (
    block.zone !== first.zone ||
    block.kind === 'table' ||
    block.kind === 'figure' ||
    text.length > 400
  )
    return false
  if (
    block.lines.some(
      (line) => readContactLabel(line.text) || isMediaLabel(line.text) || isTail(line.text),
    )
  )
    return false
  if (isBoilerplate(text) || readMetaLine(text)?.date || readAddressLabel(text) !== null)
    return false
  const lines = block.lines.map((line) => line.text)
  const office = readOffice(lines)
  // The imprint of the office stands for itself.
  if (office && hadValue) return false
  if (lines.some(isReachLine)) return lines.every((line) => line.length < 160)
  const names = lines.every((line) => line.length < 90 && !/[.!?]$/.test(line))
  return names && (lines.some((line) => isPerson(line) || isOrganization(line)) || !hadValue)
}

function takeOffice(state: Gathered, at: number): number {
  const lines: string[] = []
  for (const [index, block] of state.blocks.slice(at, at + 7).entries()) {
    const text = blockText(block)
    if (text.length > 420 || block.kind === 'table' || block.kind === 'figure') return 0
    if (index > 0 && (text.length > 120 || isBoilerplate(text) || readMetaLine(text)?.date))
      return 0
    if (
      readAddressLabel(text) !== null ||
      readCaption(text) ||
      /[.!?]$/.test(block.lines[0]?.text ?? '')
    )
      return 0
    lines.push(...block.lines.map((line) => line.text))
    const first = lines[0] ?? ''
    if (
      index === 0 &&
      !isOrganization(first.slice(0, 120)) &&
      !/^(herausgeber|impressum|anschrift|adresse)/i.test(first)
    )
      return 0
    const office = readOffice(lines)
    if (!office) continue
    if (!isOrganization(office.name)) return 0
    let used = index + 1
    for (const next of state.blocks.slice(at + used, at + used + 4)) {
      const own = readReach(blockText(next))
      const isOnlyReach =
        (own.phone || own.fax || own.email) &&
        blockText(next).length < 80 &&
        !readContactLabel(blockText(next))
      if (!isOnlyReach) break
      office.phone ??= own.phone
      office.fax ??= own.fax
      office.email ??= own.email
      used++
    }
    if (isOfOffice(office, block)) state.offices.push(office)
    else return 0
    return used
  }
  return 0
}

/** The address in a site's footer is that of the town hall, unless it names the press office. */
function isOfOffice(office: ImportedOffice, block: Block): boolean {
  return block.zone !== 'footer' || /presse|medien|kommunikation/i.test(office.name)
}

function takeLinks(state: Gathered, at: number, text: string): number {
  if (!isLinkLabel(text)) return 0
  const links: Link[] = []
  let used = 1
  for (const block of state.blocks.slice(at + 1)) {
    const isList =
      block.links.length > 0 &&
      block.links.length >= block.lines.length &&
      blockText(block).length < 120 * block.lines.length
    if (block.zone !== state.blocks[at]?.zone || !isList || isReachLine(blockText(block))) break
    links.push(...block.links)
    used++
  }
  if (links.length === 0) return 0
  state.links.push(...links)
  return used
}

/** "Stand: 05.02.2013" under the text says when the page was changed, not when it was published. */
function isUpdateLine(text: string): boolean {
  return readMetaLine(text)?.isUpdate === true
}

function takeMeta(state: Gathered, at: number, text: string, hasText: boolean): number {
  const block = state.blocks[at]
  const time = block?.time ? readDate(block.time) : null
  const meta: Meta | null = readMetaLine(text) ?? (time && block?.isTime ? { unnamed: [] } : null)
  if (!meta || !block) return 0
  // The element knows the hour and the year that the text may leave out.
  if (time && (!meta.date || (meta.date.day === time.day && !meta.date.time))) meta.date = time
  const known = state.meta
  const { date } = meta
  if (hasText && meta.isUpdate) return 0
  // A second date in the text is part of the text.
  if (date && known.date && !(known.isUpdate && !meta.isUpdate))
    return date.day === known.date.day ? 1 : 0
  if (date && hasText && !readMetaLabel(text) && !meta.place) return 0
  if (date && hasText && meta.unnamed.length > 0 && !readMetaLabel(text)) return 0
  if (!date && hasText && text.length > 90 && (meta.author || meta.source)) return 0
  if (date) {
    known.date = date
    known.isUpdate = meta.isUpdate ?? false
    state.dateAt = at
  }
  known.place ??= meta.place
  known.source ??= meta.source
  known.author ??= meta.author
  known.category ??= meta.category
  known.tags ??= meta.tags
  known.number ??= meta.number
  known.unnamed.push(...meta.unnamed)
  if (pressWords.test(text)) state.isPress = true
  return 1
}

/** A label with nothing under it, such as "Kontakt" in a menu. */
function isEmptyLabel(text: string, next: Block | undefined): boolean {
  if (isMediaLabel(text) && text.length < 60)
    return next === undefined || isBoilerplate(blockText(next))
  const contact = readContactLabel(text)
  return (
    contact !== null &&
    contact.value === '' &&
    text.length < 30 &&
    isGeneric(text) === false &&
    !text.includes(' ') &&
    !text.endsWith(':')
  )
}
