import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type BuiltServer,
  complaints,
  findChromium,
  openBrowser,
  signIn,
  startBuiltServer,
} from './builtServer.ts'

const SECOND_MS = 1000

describe.skipIf(!findChromium())('the admin in a browser, built and served as by npm start', () => {
  let server: BuiltServer
  let browser: Browser
  let page: Page
  let complained: string[]

  beforeAll(async () => {
    server = await startBuiltServer()
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    expect(await server?.stop()).toBe(0)
  })

  beforeEach(async () => {
    const context = await browser.newContext({ locale: 'de-DE' })
    page = await context.newPage()
    complained = complaints(page)
  })

  afterEach(async () => {
    await page.context().close()
    expect(complained).toEqual([])
  })

  type List = { total: number; items: { id: string; title: string; slug: string }[] }

  async function list(path: string): Promise<List> {
    const answer = await fetch(`${server.url}/content/v1/${path}`)
    expect(answer.status).toBe(200)
    return answer.json()
  }

  it('shows a release a second after it was written and published, and not before', async () => {
    await signIn(page, server.url)
    await page.goto(`${server.url}/admin/collections/press-releases/create`)
    const title = 'Öffnungszeiten der Bürgerbüros'
    await page.fill('#field-title', title)
    await page.locator('[data-lexical-editor="true"]').first().click()
    await page.keyboard.type('Die Bürgerbüros öffnen künftig auch am Samstag.')
    // The editor hands its text to the form when the browser is idle; callbacks run in their order.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
    await page.click('#action-save-draft')
    await page.waitForURL(/press-releases\/[0-9a-f-]{36}/)
    expect((await list('press-releases')).total).toBe(0)

    // The last save of a draft may still be under way; publishing is possible once it has ended.
    const acknowledged = page.waitForResponse(
      (answer) =>
        answer.request().method() === 'PATCH' &&
        answer.url().includes('/api/press-releases/') &&
        !answer.url().includes('autosave=true'),
    )
    await page.click('#action-save')
    expect((await acknowledged).status()).toBe(200)
    const published = Date.now()
    await expect
      .poll(async () => (await list('press-releases')).items.map((item) => item.title), {
        interval: 20,
        timeout: 5 * SECOND_MS,
      })
      .toEqual([title])
    expect(Date.now() - published).toBeLessThan(SECOND_MS)

    const item = (await list('press-releases')).items[0]
    expect(item?.slug).toBe('oeffnungszeiten-der-buergerbueros')
    const answer = await fetch(`${server.url}/content/v1/press-releases/${item?.slug}`)
    const { body } = await answer.json()
    expect(body.html).toBe('<p>Die Bürgerbüros öffnen künftig auch am Samstag.</p>')
  })

  it('takes a change back to the desk: a saved draft leaves the published text as it is', async () => {
    await signIn(page, server.url)
    const before = (await list('press-releases')).items[0]
    await page.goto(`${server.url}/admin/collections/press-releases/${before?.id}`)
    await page.fill('#field-title', 'Ein neuer Stand, noch nicht fertig')
    const saved = page.waitForResponse(
      (answer) => answer.request().method() === 'PATCH' && answer.status() === 200,
    )
    await page.click('#action-save-draft')
    await saved
    expect((await list('press-releases')).items[0]?.title).toBe(before?.title)
  })

  it('speaks German from the sign-in page on', async () => {
    await page.goto(`${server.url}/admin/login`)
    expect(await page.getAttribute('html', 'lang')).toBe('de')
    expect(await page.textContent('button[type="submit"]')).toContain('Anmelden')
    await signIn(page, server.url)
    const text = await page.textContent('body')
    for (const word of ['Pressemitteilungen', 'Kapitel', 'Aktivitäten', 'Zeitungsausgaben']) {
      expect(text).toContain(word)
    }
  })

  it('offers nobody to become the first user', async () => {
    const page = await fetch(`${server.url}/admin/create-first-user`, { redirect: 'manual' })
    const text = await page.text()
    expect(text).not.toContain('confirm-password')
    const attempt = await fetch(`${server.url}/api/users/first-register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'fremd@example.org', password: 'fremd-fremd-fremd' }),
    })
    expect(attempt.status).toBe(401)
  })

  it('sends the security headers with its pages', async () => {
    const { headers } = await fetch(`${server.url}/admin/login`)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('leads from / to the admin', async () => {
    const answer = await fetch(server.url, { redirect: 'manual' })
    expect(answer.headers.get('location')).toBe('/admin')
  })
})
