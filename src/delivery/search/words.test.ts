import { describe, expect, it } from 'vitest'
import { searchLibrary } from '../../../tests/support/searchLibrary.ts'

/**
 * [query, words it finds, words it does not find]. A further word stands behind each query, so that
 * the first one is complete and not a beginning.
 */
const words: [string, string[], string[]][] = [
  [
    'Bürgermeister',
    ['Bürgermeisterin', 'Oberbürgermeisterin', 'Bürgermeistern'],
    ['Bürger', 'meist'],
  ],
  [
    'Bürgerin',
    ['Bürger', 'Bürgerinnen', 'Buerger', 'Bürgersprechstunde'],
    ['Burg', 'Freiburg', 'Geburt'],
  ],
  ['Burg', ['Burgen', 'Burgfest'], ['Bürger', 'Hamburger', 'borgen']],
  ['Flüchtling', ['Flüchtlinge', 'Flüchtlingsunterkunft', 'Fluechtlingen'], ['flüchtig']],
  ['Unterkünfte', ['Unterkunft', 'Flüchtlingsunterkunft'], ['Auskunft']],
  ['Kita', ['Kitas', 'Kitaplatz', 'Kita-Platz'], ['Kilo']],
  ['Plätze', ['Platz', 'Marktplatz', 'Spielplätze'], ['Pilze']],
  ['Sprachkurs', ['Sprachkurse', 'Sprachkursen', 'Sprach-Kurs'], ['Sprache', 'Kursbuch']],
  ['Haushalt', ['Haushalte', 'Haushaltsplan', 'Haushalts'], ['aushalten', 'Haus']],
  ['Wahlen', ['Wahl', 'Kommunalwahl', 'Wahlhelfer'], ['Walther', 'Auszahlung']],
  ['Helfer', ['Helferinnen', 'Wahlhelfer*innen', 'Helfern'], ['Hilfe']],
  ['Behörde', ['Behörden', 'Ausländerbehörde'], ['hören']],
  [
    'Amt',
    ['Amtes', 'Jugendamt', 'Ämter', 'Sozialämter'],
    ['gesamte', 'insgesamt', 'Beamte', 'samt'],
  ],
  ['Ämter', ['Amt', 'Ämtern', 'Jugendamt'], ['Lampe', 'Beamte']],
  ['Häuser', ['Haus', 'Rathaus', 'Krankenhäuser'], ['Hausse', 'aus']],
  ['Köln', ['Koeln', 'Kölns'], ['Kohle']],
  ['Fussball', ['Fußball', 'Fußballs'], ['Fuß']],
  [
    'Migrant',
    ['Migrantinnen', 'Migrant*innen', 'Migrant:in', 'Migrantenorganisation'],
    ['Immigration'],
  ],
  ['Organisationen', ['Organisation', 'Migrantenorganisation'], ['Organ']],
  ['Bücher', ['Buch', 'Büchern', 'Kochbuch'], ['Besuch']],
  ['Ehrenamt', ['Ehrenämter', 'Ehrenamtliche'], ['Ehre']],
  ['Projekte', ['Projekt', 'Integrationsprojekt', 'Projektgruppe'], ['projizieren']],
  ['Nächte', ['Nacht', 'Museumsnacht'], ['Nachteil']],
  [
    'Zentrum',
    ['Zentren', 'Integrationszentrum', 'Integrationszentren'],
    ['zentral', 'Konzentration'],
  ],
  ['Museen', ['Museum', 'Museumsnacht'], ['Musen']],
  ['Thema', ['Themen', 'Themenabend', 'Hauptthema'], ['Mathematik', 'Theater']],
  ['Rassismus', ['Antirassismustag', 'Antirassismus'], ['Rasse']],
  ['Diskriminierung', ['Antidiskriminierungsstelle'], ['Kriminalität']],
  ['Beratung', ['Beratungen', 'Beratungsstelle', 'Sozialberatung'], ['Berater', 'Bestattung']],
  [
    'Rat',
    ['Räte', 'Stadtrat', 'Rates', 'Ratsmitglied'],
    ['Beratung', 'Demokratie', 'Literatur', 'Fahrrad', 'Vorrat', 'Inserat', 'Quadrat'],
  ],
  ['Tür', ['Türen', 'Tueren'], ['Turm', 'Lektüre']],
  ['Arzt', ['Ärztin', 'Ärzte', 'Aerzten', 'Kinderarzt'], ['Art']],
  ['Student', ['Studentinnen', 'Student_innen', 'Studenten'], ['Stunde']],
  ['gefördert', ['fördert', 'fördern'], ['erforderlich']],
  ['eröffnen', ['eröffnet', 'eröffnete'], ['öffentlich']],
  [
    'Nordrhein-Westfalen',
    ['Nordrhein-Westfalen', 'Nordrhein-Westfalens'],
    ['Nordrhein', 'Westfalen'],
  ],
  ['Email', ['E-Mail'], ['Mail']],
  ['Müller', ['Mueller', 'Müllers', 'Muller'], ['Mülltonne']],
  ['Mutter', ['Mütter', 'Tagesmutter', 'Müttern'], ['Mut']],
  ['Ort', ['Orte', 'Orten', 'Ortes'], ['Sport', 'Antwort', 'Transport', 'Wort', 'fort']],
  ['Tag', ['Tage', 'Tagen', 'Feiertag', 'Tagespflege'], ['Montage', 'Beitrag']],
  ['Ergebnis', ['Ergebnisse', 'Ergebnissen', 'Wahlergebnis'], ['ergeben']],
  ['Bus', ['Busse', 'Bussen', 'Buslinie'], ['Busch', 'Kolumbus']],
  ['Bau', ['Bauten', 'Baustelle', 'Neubau'], ['Bauer', 'Bauch']],
  ['Hof', ['Höfe', 'Bahnhof', 'Hofes'], ['hoffen', 'Hoffnung']],
  ['Markt', ['Märkte', 'Weihnachtsmarkt', 'Marktplatz'], ['Marke', 'markieren']],
  ['Essen', ['Essens', 'Mittagessen'], ['Hessen', 'Adressen', 'Interessen']],
  ['Land', ['Länder', 'Bundesland', 'Ländern'], ['Island', 'Gelände']],
  ['Recht', ['Rechte', 'Menschenrechte', 'Rechtsberatung'], ['gerecht']],
  ['Teil', ['Teile', 'Stadtteil'], ['Urteil', 'Vorteil']],
  ['Gericht', ['Gerichte', 'Amtsgericht'], ['richten', 'Geröll']],
  ['Kreis', ['Kreise', 'Landkreis'], ['Reis', 'kreischen']],
  ['Reis', ['Reises'], ['Kreis', 'Preis']],
  ['Pass', ['Pässe', 'Reisepass'], ['verpassen', 'passieren']],
  ['Chor', ['Chöre', 'Kinderchor'], ['Anchorage']],
  ['Gast', ['Gäste', 'Gasthaus', 'Gästen'], ['Angst']],
  ['Tanz', ['Tänze', 'Tanzkurs'], ['Substanz', 'Distanz']],
]

describe('a German word', () => {
  const every = [...new Set(words.flatMap(([, finds, others]) => [...finds, ...others]))]
  // The words that compounds are made of stand somewhere in any archive of texts.
  const parts = 'Amt Haus Bahn Film Linie Mitglied Pflege Stadt Stelle Kinder Koch Menschen Reise'
  const library = searchLibrary({
    ...Object.fromEntries(every.map((word) => [word, `Schlusswort: ${word}.`])),
    parts,
  })

  it.each(words)('%s', (query, finds, others) => {
    const found = library.find(`${query} Schlusswort`)
    expect(found.filter((word) => finds.includes(word)).toSorted()).toEqual(finds.toSorted())
    expect(found.filter((word) => others.includes(word))).toEqual([])
  })
})
