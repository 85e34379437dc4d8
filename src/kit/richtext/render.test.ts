import { describe, expect, it } from 'vitest'
import { mediaInText, renderText, safeUrl } from './render.ts'

const typeOf = (collection: string) => (collection === 'news' ? 'news' : null)
const render = (...children: unknown[]) => renderText({ root: { type: 'root', children } }, typeOf)
const text = (words: string, format = 0) => ({ type: 'text', text: words, format })
const p = (...children: unknown[]) => ({ type: 'paragraph', children })

describe('renderText', () => {
  it('renders paragraphs, headings from h2, emphasis, line breaks', () => {
    expect(
      render(
        { type: 'heading', tag: 'h1', children: [text('Titel')] },
        p(text('Ein '), text('wichtiges', 1), text(' Wort', 3), { type: 'linebreak' }, text('neu')),
      ),
    ).toEqual({
      html: '<h2>Titel</h2><p>Ein <strong>wichtiges</strong><strong><em> Wort</em></strong><br>neu</p>',
      text: 'Titel\n\nEin wichtiges Wort\nneu',
    })
  })

  it('puts a list within a list into the item it belongs to', () => {
    const item = (...children: unknown[]) => ({ type: 'listitem', children })
    const list = (...children: unknown[]) => ({ type: 'list', listType: 'bullet', children })
    const nested = list(item(text('a')), item(list(item(text('b')))), item(text('c')))
    expect(render(nested)).toEqual({
      html: '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>',
      text: 'a\nb\nc',
    })
  })

  it('renders lists, quotes and tables', () => {
    const cell = (words: string, headerState = 0) => ({
      type: 'tablecell',
      headerState,
      colSpan: 2,
      children: [p(text(words))],
    })
    const { html } = render(
      {
        type: 'list',
        listType: 'number',
        start: 3,
        children: [{ type: 'listitem', children: [text('a')] }],
      },
      { type: 'list', listType: 'bullet', children: [{ type: 'listitem', children: [text('b')] }] },
      { type: 'quote', children: [text('c')] },
      { type: 'table', children: [{ type: 'tablerow', children: [cell('d', 1), cell('e')] }] },
    )
    expect(html).toBe(
      '<ol start="3"><li>a</li></ol><ul><li>b</li></ul><blockquote>c</blockquote>' +
        '<table><tbody><tr><th colspan="2">d</th><td colspan="2">e</td></tr></tbody></table>',
    )
  })

  it('keeps media and internal links as placeholders', () => {
    const value = {
      root: {
        children: [
          { type: 'upload', relationTo: 'media', value: 'm-1' },
          { type: 'upload', relationTo: 'media', value: { id: 'm-2' } },
          p({
            type: 'link',
            fields: { linkType: 'internal', doc: { relationTo: 'news', value: 'n"1' } },
            children: [text('dort')],
          }),
          p({
            type: 'link',
            fields: { linkType: 'internal', doc: { relationTo: 'users', value: 'u' } },
            children: [text('nicht dort')],
          }),
        ],
      },
    }
    expect(renderText(value, typeOf).html).toBe(
      '<figure data-media-id="m-1"></figure><figure data-media-id="m-2"></figure>' +
        '<p><a data-id="n&quot;1" data-type="news">dort</a></p><p>nicht dort</p>',
    )
    expect(mediaInText(value)).toEqual(['m-1', 'm-2'])
  })

  it('lets through only harmless link targets', () => {
    const to = (url: string) =>
      render(p({ type: 'link', fields: { url }, children: [text('x')] })).html
    expect(to('https://example.org/?a=1&b="')).toBe(
      '<p><a href="https://example.org/?a=1&amp;b=%22">x</a></p>',
    )
    expect(to('mailto:presse@example.org')).toContain('mailto:')
    for (const url of [
      'javascript:alert(1)',
      ' java\nscript:alert(1)',
      'data:text/html,x',
      '/x',
      '',
    ]) {
      expect(to(url)).toBe('<p>x</p>')
    }
    expect(safeUrl('tel:+49345')).toBe('tel:+49345')
  })

  it('escapes what an editor typed, and drops what hides or reverses text', () => {
    expect(render(p(text('<script>alert("1")</script>\u202e\u0000'))).html).toBe(
      '<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</p>',
    )
  })

  it('is total: any value gives some text', () => {
    const deep: Record<string, unknown> = { type: 'quote', children: [] }
    let inner = deep
    for (let n = 0; n < 5000; n += 1) {
      const next = { type: 'quote', children: [] }
      inner.children = [next]
      inner = next
    }
    const values = [
      null,
      undefined,
      7,
      'text',
      [],
      {},
      { root: null },
      { root: [] },
      { root: { children: 'x' } },
      {
        root: { children: [null, 1, 'x', [], {}, { type: 7 }, { type: 'text' }, { type: 'list' }] },
      },
      {
        root: {
          children: [{ type: 'upload' }, { type: 'link', fields: 7, children: [text('x')] }],
        },
      },
      { root: { children: [{ type: 'tablecell', colSpan: -1e9, children: 5 }] } },
      { root: { children: [deep] } },
    ]
    for (const value of values) {
      const { html, text: plain } = renderText(value, typeOf)
      expect(typeof html + typeof plain).toBe('stringstring')
    }
    expect(render({ type: 'mystery', children: [text('bleibt')] }).text).toBe('bleibt')
  })
})
