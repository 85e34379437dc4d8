import type { StructureElement } from 'pdfkit'
import type { Cell, Run } from '../blocks.ts'
import type { Column, Setter } from './setter.ts'

const CELL = { side: 4, top: 3 }

/** Sets a table; a row stays on one page, or has its cells below each other where no page can hold it. */
export function setTable(
  setter: Setter,
  parent: StructureElement,
  rows: Cell[][],
  column: Column,
): void {
  const { doc } = setter
  const table = doc.struct('Table')
  parent.add(table)
  const columns = columnsOf(rows, column, setter.base)
  for (const cells of rows) {
    const insides = columns.map(({ x, width }) => ({
      x: x + CELL.side,
      width: width - 2 * CELL.side,
    }))
    const heights = cells.map((cell, index) =>
      setter.heightOf(bolder(cell), 'cell', insides[index] ?? column),
    )
    const height = Math.max(13.5, ...heights) + 2 * CELL.top
    const row = doc.struct('TR')
    table.add(row)
    // A row that no page can hold has its cells below each other.
    const isTall = height > setter.height
    if (!isTall) setter.make(height)
    const top = setter.y
    const allHeaders = cells.every(({ header }) => header)
    cells.forEach((cell, index) => {
      const { header } = cell
      if (!isTall) setter.y = top + CELL.top
      const scope = allHeaders ? 'Column' : 'Row'
      const tag = header ? ('TH' as const) : ('TD' as const)
      setter.paragraph(
        row,
        { tag, look: 'cell', runs: bolder(cell) },
        isTall ? column : (insides[index] ?? column),
        header ? { scope } : {},
      )
    })
    row.end()
    if (isTall) continue
    setter.y = top + height
    setter.artifact(() => drawBorders(setter, columns, { top, height }))
  }
  table.end()
  setter.y += 10
}

function bolder({ header, runs }: Cell): Run[] {
  return header ? runs.map((run) => ({ ...run, bold: true })) : runs
}

/** Shares the width by how much the columns have to say. */
function columnsOf(rows: Cell[][], { x, width }: Column, base: 0 | 1): Column[] {
  const count = rows[0]?.length ?? 0
  const weights = Array.from({ length: count }, (_, index) => {
    const lengths = rows.map((row) =>
      (row[index]?.runs ?? []).reduce((sum, { text }) => sum + text.length, 0),
    )
    // By the root, so that short words are not broken to the gain of long texts.
    return Math.sqrt(Math.min(100, Math.max(4, ...lengths)))
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let used = 0
  return weights.map((weight) => {
    const share = (width * weight) / total
    const left = base === 1 ? x + width - used - share : x + used
    used += share
    return { x: left, width: share }
  })
}

function drawBorders(
  { doc }: Setter,
  columns: Column[],
  { top, height }: { top: number; height: number },
): void {
  doc.lineWidth(0.5).strokeColor('#555555')
  for (const { x, width } of columns) {
    doc
      .moveTo(x, top)
      .lineTo(x + width, top)
      .lineTo(x + width, top + height)
      .lineTo(x, top + height)
      .lineTo(x, top)
      .stroke()
  }
}
