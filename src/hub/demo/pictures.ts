import sharp from 'sharp'

const WIDTH = 1600
const HEIGHT = 1000

const colours = {
  night: '#16324f',
  sea: '#2a628f',
  sky: '#d8e9f5',
  sun: '#f2b134',
  brick: '#c8553d',
  leaf: '#588b6b',
  sand: '#f4ebdd',
  skin: ['#8d5524', '#c68642', '#e0ac69', '#f1c27d', '#5c3a21'],
  cloth: ['#2a628f', '#c8553d', '#588b6b', '#f2b134', '#6d597a', '#16324f'],
} as const

/** The drawings of the demo content, by name. All are made here; no photograph is used. */
export const drawings = {
  foyer: (): string =>
    scene(colours.sand, [
      rect(0, 640, WIDTH, 360, '#d9c7a8'),
      rect(1040, 180, 380, 480, colours.night),
      rect(1065, 205, 160, 455, colours.sea),
      rect(1235, 205, 160, 455, colours.sea),
      words(1230, 160, 46, colours.night, 'Ratssaal'),
      ...row({ count: 9, x: 90, y: 560, step: 108, size: 62 }),
      ...row({ count: 7, x: 170, y: 690, step: 140, size: 76, shift: 2 }),
    ]),
  hall: (): string =>
    scene(colours.sky, [
      rect(420, 110, 760, 300, '#ffffff'),
      words(800, 240, 60, colours.night, 'Integrationskonferenz'),
      words(800, 320, 44, colours.sea, '30. Juni 2017'),
      ...row({ count: 14, x: 60, y: 560, step: 112, size: 52 }),
      ...row({ count: 12, x: 110, y: 690, step: 124, size: 62, shift: 1 }),
      ...row({ count: 10, x: 90, y: 840, step: 152, size: 74, shift: 3 }),
    ]),
  report: (): string =>
    scene(colours.sea, [
      rect(520, 140, 560, 720, '#ffffff'),
      rect(520, 140, 560, 150, colours.sun),
      words(800, 232, 44, colours.night, '1. Umsetzungsbericht'),
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((bar) =>
        rect(580, 350 + bar * 60, 180 + ((bar * 97) % 260), 34, pick(colours.cloth, bar)),
      ),
    ]),
  network: (): string => {
    const nodes = Array.from({ length: 8 }, (_, index) => {
      const angle = (index / 8) * 2 * Math.PI
      return { x: 800 + Math.cos(angle) * 420, y: 500 + Math.sin(angle) * 330 }
    })
    return scene(colours.night, [
      ...nodes.map(({ x, y }) => line(800, 500, x, y, colours.sky)),
      ...nodes.map(({ x, y }, index) =>
        circle(x, y, 82, pick(colours.cloth.slice(0, 5), index + 1)),
      ),
      circle(800, 500, 150, colours.sun),
      words(800, 518, 52, colours.night, 'Teilhabe'),
    ])
  },
  steps: (): string =>
    scene(
      colours.sky,
      ['2009', '2016', '2017', '2019', '2024'].flatMap((year, index) => {
        const x = 120 + index * 280
        const top = 700 - index * 110
        return [
          rect(x, top, 250, HEIGHT - top, pick(colours.cloth, index)),
          words(x + 125, top + 80, 56, '#ffffff', year),
        ]
      }),
    ),
  breakfast: (): string =>
    scene(colours.sand, [
      `<ellipse cx="800" cy="640" rx="640" ry="230" fill="${colours.brick}"/>`,
      ...[0, 1, 2, 3, 4].flatMap((seat) => [
        circle(330 + seat * 235, 600 + (seat % 2) * 90, 78, '#ffffff'),
        circle(330 + seat * 235, 600 + (seat % 2) * 90, 46, pick(colours.cloth, seat)),
      ]),
      ...row({ count: 6, x: 240, y: 300, step: 224, size: 72, shift: 1 }),
    ]),
  stall: (): string =>
    scene(colours.sky, [
      rect(0, 760, WIDTH, 240, colours.leaf),
      rect(480, 420, 640, 340, '#ffffff'),
      ...[0, 1, 2, 3].map((stripe) =>
        rect(460 + stripe * 170, 320, 170, 120, stripe % 2 ? '#ffffff' : colours.brick),
      ),
      words(800, 580, 54, colours.night, 'Integrationsrat'),
      words(800, 650, 46, colours.sea, 'auf Tour'),
      ...row({ count: 3, x: 150, y: 780, step: 110, size: 70 }),
      ...row({ count: 3, x: 1240, y: 780, step: 110, size: 70, shift: 3 }),
    ]),
  festival: (): string =>
    scene(colours.night, [
      ...Array.from({ length: 26 }, (_, index) =>
        circle(
          (index * 211) % WIDTH,
          60 + ((index * 137) % 420),
          16 + (index % 4) * 6,
          pick(colours.cloth, index),
        ),
      ),
      rect(380, 520, 840, 260, colours.brick),
      words(800, 670, 72, '#ffffff', 'Fest der Vielfalt'),
      ...row({ count: 12, x: 80, y: 850, step: 130, size: 70 }),
    ]),
  newspaper: (): string =>
    scene(colours.sand, [
      rect(430, 80, 740, 860, '#ffffff'),
      rect(430, 80, 740, 170, colours.brick),
      words(800, 195, 96, '#ffffff', 'Vielfalt'),
      rect(490, 300, 620, 280, colours.sky),
      ...row({ count: 4, x: 590, y: 470, step: 140, size: 64 }),
      ...[0, 1, 2, 3, 4, 5].map((row) =>
        rect(490, 630 + row * 44, row === 5 ? 340 : 620, 18, '#c9c2b4'),
      ),
    ]),
} satisfies Record<string, () => string>

export type DrawingName = keyof typeof drawings

/** A drawing as PNG bytes. */
export function drawPicture(name: DrawingName): Promise<Buffer> {
  return sharp(Buffer.from(drawings[name]())).png().toBuffer()
}

function scene(background: string, parts: string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">` +
    rect(0, 0, WIDTH, HEIGHT, background) +
    parts.join('') +
    '</svg>'
  )
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '#000000'
}

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`
}

function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
}

function line(x1: number, y1: number, x2: number, y2: number, stroke: string): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="10"/>`
}

function words(x: number, y: number, size: number, fill: string, text: string): string {
  return `<text x="${x}" y="${y}" font-family="DejaVu Sans, Arial, sans-serif" font-size="${size}" font-weight="bold" text-anchor="middle" fill="${fill}">${text}</text>`
}

/** People in a row, each a head and shoulders. */
function row(options: {
  count: number
  x: number
  y: number
  step: number
  size: number
  shift?: number
}): string[] {
  const { count, x, y, step, size, shift = 0 } = options
  return Array.from({ length: count }, (_, index) => {
    const centre = x + index * step
    const top = y + ((index * 37) % 23)
    const cloth = pick(colours.cloth, index + shift)
    return (
      `<path d="M ${centre - size} ${top + size * 2.6} Q ${centre} ${top + size * 0.5} ${centre + size} ${top + size * 2.6} Z" fill="${cloth}"/>` +
      circle(centre, top + size * 0.55, size * 0.48, pick(colours.skin, index * 3 + shift))
    )
  })
}
