import { describe, expect, it } from 'vitest'
import { readBlocks, type Block } from './blocks.ts'

const words = (block: Block | undefined): string =>
  block?.kind === 'text' ? block.runs.map(({ text }) => text).join('') : ''

describe('blocks of a text', () => {
  it('keep bold, italic and links, and white space as a browser shows it', () => {
    const [block] = readBlocks(
      '<p>\n  Ein <strong>fetter </strong> <em>und</em><br>neuer\n<a href="https://a.example">Link</a> </p>',
    )
    expect(block).toEqual({
      kind: 'text',
      tag: 'P',
      look: 'body',
      runs: [
        { text: 'Ein ' },
        { text: 'fetter ', bold: true },
        { text: 'und', italic: true },
        { text: '\n' },
        { text: 'neuer ' },
        { text: 'Link', href: 'https://a.example' },
      ],
    })
  })

  it('have headings without gaps between their levels', () => {
    const tags = readBlocks('<h4>a</h4><h3>b</h3><h2>c</h2><h4>d</h4>').map((block) =>
      block.kind === 'text' ? block.tag : '',
    )
    expect(tags).toEqual(['H2', 'H3', 'H2', 'H3'])
  })

  it('count ordered lists from where they start', () => {
    const [list] = readBlocks('<ol start="5"><li>a<ul><li>b</li></ul></li></ol>')
    expect(list).toMatchObject({ kind: 'list', start: 5 })
    expect(list?.kind === 'list' && list.items[0]?.[1]).toMatchObject({ kind: 'list', start: null })
  })

  it('make a full grid of a table', () => {
    const [table] = readBlocks(
      '<table><tbody><tr><th colspan="2">a</th><td rowspan="2">b</td></tr><tr><td><p>c</p><p>d</p></td></tr></tbody></table>',
    )
    const rows = table?.kind === 'table' ? table.rows : []
    expect(rows.map((row) => row.map(({ runs }) => runs.map(({ text }) => text).join('')))).toEqual(
      [
        ['a', '', 'b'],
        ['c\nd', '', ''],
      ],
    )
  })

  it('lose no words to elements they do not know', () => {
    const blocks = readBlocks(
      'lose <div><center>Worte</center><p>hier</p></div> und <img alt="Bild">',
    )
    expect(blocks.map(words)).toEqual(['lose', 'Worte', 'hier', 'und Bild'])
  })

  it('link only to where paper can lead', () => {
    const blocks = readBlocks('<p><a href="javascript:x">a</a> <a href="/b">b</a></p>')
    expect(blocks[0]).toMatchObject({ runs: [{ text: 'a' }, { text: ' ' }, { text: 'b' }] })
    expect(JSON.stringify(blocks)).not.toContain('href')
  })

  it('come of nothing and of malformed markup alike', () => {
    expect(readBlocks('')).toEqual([])
    expect(readBlocks('<p></p><ul></ul><table></table>')).toEqual([])
    expect(readBlocks('<p>offen <strong>und').map(words)).toEqual(['offen und'])
  })
})
