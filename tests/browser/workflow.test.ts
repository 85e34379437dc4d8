import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  admin,
  type BuiltServer,
  complaints,
  findChromium,
  openBrowser,
  startBuiltServer,
} from './builtServer.ts'

const author = { email: 'autorin@example.org', password: 'Noch-ein-langes-Passwort-2026' }

describe.skipIf(!findChromium())('what an editor sees and decides in the form', () => {
  let server: BuiltServer
  let browser: Browser
  let token: string

  beforeAll(async () => {
    server = await startBuiltServer()
    browser = await openBrowser()
    const signedIn = await api('users/login', admin)
    token = String(signedIn.token)
    await api('users', { ...author, name: 'Autorin (Test)', roles: ['author'] })
    const site = { key: 'city', title: 'Stadt Musterhausen', origin: 'https://www.example.org' }
    await api('sites', site)
  })

  afterAll(async () => {
    await browser?.close()
    expect(await server?.stop()).toBe(0)
  })

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
  })

  async function api(path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await fetch(`${server.url}/api/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `JWT ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    expect(answer.status).toBeLessThan(300)
    return answer.json()
  }

  async function draft(data: object): Promise<string> {
    const made = await api('press-releases', { language: 'de', ...data })
    const doc = made.doc
    if (typeof doc !== 'object' || doc === null || !('id' in doc)) throw new Error('no document')
    return String(doc.id)
  }

  /** A page of a person whose computer is set to another zone than the city's. */
  async function open(who: { email: string; password: string }, locale = 'de-DE'): Promise<Page> {
    const context = await browser.newContext({ locale, timezoneId: 'America/New_York' })
    const page = await context.newPage()
    await page.goto(`${server.url}/admin/login`)
    await page.fill('input[name="email"]', who.email)
    await page.fill('input[name="password"]', who.password)
    await page.click('button[type="submit"]')
    await page.waitForURL(`${server.url}/admin`)
    return page
  }

  const release = (id: string): string => `${server.url}/admin/collections/press-releases/${id}`

  async function stateOf(page: Page, text: RegExp | string): Promise<void> {
    await page.locator('.stadtwort-state [role="status"]', { hasText: text }).waitFor()
  }

  function delivered(id: string) {
    return fetch(`${server.url}/content/v1/press-releases/${id}`)
  }

  it('tells what is public, takes it back with a reason, and brings it back', async () => {
    const id = await draft({ title: 'Bürgerbüro am Samstag', channels: ['city'] })
    const page = await open(admin)
    const complained = complaints(page)
    await page.goto(release(id))
    await stateOf(page, 'Noch nicht öffentlich.')

    await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click()
    await stateOf(page, /Öffentlich seit \d+\. \p{L}+ \d{4}, \d\d:\d\d Uhr\./u)
    await expect.poll(async () => (await delivered(id)).status).toBe(200)

    await page.fill('#field-title', 'Bürgerbüro am Samstag geöffnet')
    await page.getByText('Bitte speichern Sie zuerst Ihre Änderungen.').waitFor()
    expect(await page.getByRole('button', { name: 'Zurückziehen' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Entwurf speichern' }).click()
    await stateOf(page, 'eine neuere Fassung liegt als Entwurf vor')

    await page.getByRole('button', { name: 'Zurückziehen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Text zurückziehen' })
    await dialog.getByRole('button', { name: 'Zurückziehen' }).click()
    await dialog.getByText('Bitte geben Sie den Grund an.').waitFor()
    await dialog.getByLabel('Öffentlicher Grund').fill('Die Uhrzeit war falsch.')
    await dialog.getByRole('button', { name: 'Zurückziehen' }).click()
    await stateOf(page, /Zurückgezogen am .+ Uhr: Die Uhrzeit war falsch\./)
    await expect.poll(async () => (await delivered(id)).status).toBe(410)
    expect(await (await delivered(id)).text()).toContain('Die Uhrzeit war falsch.')

    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status')
    await page.getByRole('button', { name: 'Wieder veröffentlichen' }).click()
    await stateOf(page, 'Öffentlich seit')
    await expect.poll(async () => (await delivered(id)).status).toBe(200)
    expect(complained).toEqual([])
  })

  it('gives the focus back when nothing is withdrawn after all, and offers no other way', async () => {
    const id = await draft({ title: 'Stadtfest', _status: 'published' })
    const page = await open(admin)
    await page.goto(release(id))
    const withdraw = page.getByRole('button', { name: 'Zurückziehen' })
    await withdraw.click()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('decide-withdraw')
    await page.click('.doc-controls__popup button')
    await page.locator('#action-duplicate').waitFor()
    expect(await page.locator('#action-unpublish').count()).toBe(0)
    expect((await delivered(id)).status).toBe(200)
  })

  it('lets an author submit, and the press office approve or send back', async () => {
    const id = await draft({ title: 'Neue Buslinie' })
    const writer = await open(author)
    await writer.goto(release(id))
    await writer.getByRole('button', { name: 'Einreichen' }).click()
    await stateOf(writer, 'Zur Freigabe vorgelegt.')
    expect(await writer.locator('#action-save').count()).toBe(0)
    expect(await writer.locator('.stadtwort-state button').count()).toBe(0)

    const office = await open(admin)
    await office.goto(release(id))
    await office.getByRole('button', { name: 'Ablehnen' }).click()
    await office.getByLabel('Was ist zu ändern?').fill('Bitte die Abfahrtszeiten nennen.')
    await office.getByRole('dialog').getByRole('button', { name: 'Ablehnen' }).click()
    await stateOf(office, 'Abgelehnt: Bitte die Abfahrtszeiten nennen.')

    await writer.reload()
    await writer.getByRole('button', { name: 'Einreichen' }).click()
    await stateOf(writer, 'Zur Freigabe vorgelegt.')
    await office.reload()
    await office.getByRole('button', { name: 'Freigeben' }).click()
    await stateOf(office, 'Freigegeben.')
  })

  it('takes an embargo in the time of Berlin and refuses an hour that does not exist', async () => {
    const id = await draft({ title: 'Haushalt 2031' })
    const page = await open(admin)
    await page.goto(release(id))
    const embargo = page.getByLabel('Sperrfrist')
    await embargo.fill('2031-03-30T02:30')
    await page.getByText('Diese Uhrzeit gibt es an dem Tag nicht').waitFor()
    await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click()
    await page.locator('.toast-error').first().waitFor()
    expect((await api(`press-releases/${id}?draft=true`)).embargoUntil ?? null).toBeNull()

    await embargo.fill('2031-10-26T02:30')
    await page.getByLabel('die zweite, in der Winterzeit').check()
    expect(await embargo.inputValue()).toBe('2031-10-26T02:30')
    await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click()
    await stateOf(page, 'Sperrfrist: wird am 26. Oktober 2031 um 02:30 Uhr veröffentlicht.')
    expect((await api(`press-releases/${id}`)).embargoUntil).toBe('2031-10-26T01:30:00.000Z')

    await page.goto(release(''))
    const row = page.locator('tr', { hasText: 'Haushalt 2031' })
    expect(await row.textContent()).toContain('gesperrt bis 26.10.2031, 02:30')
    expect(await row.locator('.cell-workState').textContent()).toBe('–')
  })

  it('offers the websites by name and keeps their keys', async () => {
    const page = await open(admin)
    await page.goto(release('create'))
    await page.locator('#field-channels', { hasText: 'Stadt Musterhausen' }).waitFor()
    const labels = await page.locator('.document-fields__main label').allTextContents()
    const wanted = ['Dachzeile', 'Überschrift', 'Unterzeile', 'Vorspann', 'Ort', 'Datum']
    expect(labels.slice(0, 6).map((label) => label.replace('*', '').trim())).toEqual(wanted)
    await page.fill('#field-title', 'Auf welcher Website')
    await page.getByRole('button', { name: 'Entwurf speichern' }).click()
    await page.waitForURL(/press-releases\/[0-9a-f-]{36}/)
    const id = page.url().split('/').at(-1)
    expect((await api(`press-releases/${id}?draft=true`)).channels).toEqual(['city'])
  })

  it('speaks English to those who prefer it', async () => {
    const id = await draft({ title: 'Town hall' })
    const page = await open(admin, 'en-GB')
    await page.goto(release(id))
    await stateOf(page, 'Not public yet.')
    const buttons = await page.locator('.stadtwort-state button').allTextContents()
    expect(buttons).toEqual(['Submit'])
  })
})
