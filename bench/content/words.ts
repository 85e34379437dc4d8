/** The vocabulary of the texts: what a German town's press office writes about. */

export type Noun = { word: string; gender: 'm' | 'f' | 'n'; plural: string }
export type Verb = { infinitive: string; present: string; participle: string }

const wordsOf = (text: string): string[] => text.trim().split(/\s+/)

/** Gender, singular, plural. */
const nounList = `
f Stadt Städte|f Verwaltung Verwaltungen|n Projekt Projekte|f Veranstaltung Veranstaltungen
f Schule Schulen|m Verein Vereine|n Angebot Angebote|f Beratung Beratungen|f Ausstellung Ausstellungen
m Stadtteil Stadtteile|f Familie Familien|n Kind Kinder|f Kita Kitas|n Konzept Konzepte
f Maßnahme Maßnahmen|m Bericht Berichte|m Rat Räte|m Ausschuss Ausschüsse|n Amt Ämter
f Gemeinde Gemeinden|m Träger Träger|f Einrichtung Einrichtungen|n Programm Programme
f Förderung Förderungen|m Antrag Anträge|f Straße Straßen|m Platz Plätze|n Gebäude Gebäude
f Brücke Brücken|m Park Parks|n Museum Museen|f Bibliothek Bibliotheken|n Theater Theater
n Fest Feste|m Markt Märkte|n Konzert Konzerte|m Wettbewerb Wettbewerbe|m Preis Preise
f Sprache Sprachen|m Kurs Kurse|m Workshop Workshops|n Seminar Seminare|f Fortbildung Fortbildungen
f Ausbildung Ausbildungen|n Praktikum Praktika|m Betrieb Betriebe|n Unternehmen Unternehmen
f Wirtschaft Wirtschaften|f Stelle Stellen|m Arbeitsplatz Arbeitsplätze|f Wohnung Wohnungen
n Haus Häuser|m Garten Gärten|m Spielplatz Spielplätze|f Turnhalle Turnhallen|n Schwimmbad Schwimmbäder
f Klinik Kliniken|f Praxis Praxen|f Pflege Pflegen|f Impfung Impfungen|f Sprechstunde Sprechstunden
n Netzwerk Netzwerke|m Dialog Dialoge|f Begegnung Begegnungen|n Frühstück Frühstücke
m Spaziergang Spaziergänge|f Führung Führungen|f Tour Touren|m Umzug Umzüge|f Feier Feiern
n Jubiläum Jubiläen|f Auszeichnung Auszeichnungen|n Ehrenamt Ehrenämter|f Spende Spenden
f Sammlung Sammlungen|n Archiv Archive|f Geschichte Geschichten|n Denkmal Denkmäler
m Weg Wege|m Bus Busse|f Bahn Bahnen|n Fahrrad Fahrräder|m Verkehr Verkehre|f Baustelle Baustellen
f Sperrung Sperrungen|f Umleitung Umleitungen|f Sanierung Sanierungen|m Neubau Neubauten
f Planung Planungen|m Entwurf Entwürfe|f Beteiligung Beteiligungen|f Umfrage Umfragen
n Ergebnis Ergebnisse|f Zahl Zahlen|m Haushalt Haushalte|f Gebühr Gebühren|f Frist Fristen
n Formular Formulare|m Termin Termine|f Anmeldung Anmeldungen|f Auskunft Auskünfte
n Klima Klimata|f Energie Energien|m Strom Ströme|f Wärme Wärmen|n Wasser Wässer|m Baum Bäume
m Wald Wälder|f Wiese Wiesen|m Fluss Flüsse|n Ufer Ufer|m Abfall Abfälle|f Tonne Tonnen
f Feuerwehr Feuerwehren|f Polizei Polizeien|f Übung Übungen|n Sirenensignal Sirenensignale
f Partnerschaft Partnerschaften|m Austausch Austausche|f Reise Reisen|f Delegation Delegationen
m Empfang Empfänge|f Rede Reden|n Gespräch Gespräche|f Diskussion Diskussionen|m Vortrag Vorträge
f Lesung Lesungen|m Film Filme|f Bühne Bühnen|n Orchester Orchester|m Chor Chöre|f Band Bands
n Turnier Turniere|f Mannschaft Mannschaften|n Training Trainings|m Lauf Läufe|n Stadion Stadien
f Jugend Jugenden|n Alter Alter|f Generation Generationen|f Nachbarschaft Nachbarschaften
m Treffpunkt Treffpunkte|n Zentrum Zentren|n Büro Büros|f Initiative Initiativen|f Stiftung Stiftungen
f Kirche Kirchen|f Moschee Moscheen|f Synagoge Synagogen|f Religion Religionen|f Kultur Kulturen
f Vielfalt Vielfalten|f Teilhabe Teilhaben|f Integration Integrationen|f Migration Migrationen
f Heimat Heimaten|f Zukunft Zukünfte|f Chance Chancen|f Hilfe Hilfen|f Unterstützung Unterstützungen
f Übersetzung Übersetzungen|m Text Texte|f Zeitung Zeitungen|f Broschüre Broschüren|n Plakat Plakate
f Kampagne Kampagnen|f Seite Seiten|m Dienst Dienste|f Digitalisierung Digitalisierungen
n Gerät Geräte|f Leitung Leitungen|m Anschluss Anschlüsse|n Labor Labore|f Forschung Forschungen
f Hochschule Hochschulen|m Abschluss Abschlüsse|n Zeugnis Zeugnisse|f Prüfung Prüfungen`

/** What German puts before a noun to make a longer one; with the letters that join them. */
export const modifiers = wordsOf(`
Stadt Integrations Kinder Jugend Familien Schul Kultur Sport Bürger Senioren Bildungs Sprach Frauen
Gesundheits Umwelt Klima Verkehrs Bau Wohn Arbeits Ausbildungs Migrations Flüchtlings Nachbarschafts
Stadtteil Quartiers Landes Bundes Kommunal Rats Verwaltungs Haushalts Förder Beratungs Beteiligungs
Begegnungs Kennenlern Frühstücks Ferien Sommer Winter Herbst Frühjahrs Weihnachts Oster Wochen Abend
Musik Theater Film Lese Bücher Kunst Museums Archiv Denkmal Geschichts Heimat Fest Markt Straßen
Brücken Rad Fußgänger Bus Bahn Park Spiel Sportplatz Hallen Schwimm Turn Lauf Fußball Vereins
Ehrenamts Freiwilligen Feuerwehr Katastrophenschutz Rettungs Pflege Impf Klinik Hebammen Eltern
Mütter Väter Großeltern Kita Grundschul Gesamtschul Berufs Hochschul Studien Prüfungs Zeugnis
Sprachkurs Alphabetisierungs Dolmetscher Übersetzungs Lotsen Paten Mentoren Netzwerk Dialog
Religions Kirchen Moschee Friedens Demokratie Wahl Einbürgerungs Ausländer Zuwanderungs Aufnahme
Willkommens Unterkunfts Miet Sozial Renten Behinderten Inklusions Gleichstellungs Antirassismus
Präventions Sicherheits Ordnungs Digitalisierungs Internet Daten Medien Presse Zeitungs Plakat
Energie Strom Wärme Solar Wasser Hochwasser Abwasser Abfall Sperrmüll Garten Baum Wald Wiesen Fluss
Rhein Wupper Ufer Tier Hunde Wirtschafts Gewerbe Handels Handwerks Industrie Chemie Gründungs Messe
Tourismus Partnerschafts Städte Europa Jubiläums Ehren Preis Wettbewerbs Spenden Stiftungs Hilfs`)

export const districts = wordsOf(`
Wiesdorf Opladen Schlebusch Rheindorf Manfort Küppersteg Bürrig Hitdorf Alkenrath Steinbüchel
Lützenkirchen Quettingen Bergisch-Neukirchen Waldsiedlung Fettehenne Mathildenhof Pattscheid Imbach`)

export const streets = wordsOf(`
Hauptstraße Kölnstraße Bahnhofstraße Lindenweg Gartenstraße Schulstraße Kirchweg Marktgasse
Rathausplatz Mühlenweg Landstraße Birkenweg Ahornweg Eichenallee Parkstraße Uferweg
Feldstraße Ringstraße Dorfplatz Burgstraße Winzerweg Goetheplatz Schillerstraße Humboldtstraße
Europaring Friedrich-Ebert-Platz Marktplatz Sandstraße Talstraße Heidehöhe Rosenweg Amselweg`)

export const adjectives = wordsOf(`
neu groß offen gemeinsam städtisch kommunal interkulturell sozial öffentlich kostenlos regelmäßig
mehrsprachig jung alt wichtig zentral lokal regional international ehrenamtlich freiwillig digital
barrierefrei modern historisch bunt vielfältig lebendig erfolgreich engagiert besonder zusätzlich
jährlich monatlich wöchentlich kurzfristig langfristig nachhaltig ökologisch sicher gesund
kulturell musikalisch sportlich politisch religiös beruflich schulisch fachlich persönlich
gemeinnützig kirchlich wirtschaftlich technisch wissenschaftlich künstlerisch praktisch kreativ
beliebt bekannt ungewöhnlich überraschend feierlich herzlich freundlich gut klein breit eng stark
hell leise laut warm kalt grün blau rot leicht schwierig einfach verständlich notwendig dringend
vorläufig endgültig umfangreich ausführlich aktuell künftig früher bisherig
geplant vorgesehen begonnen abgeschlossen saniert erweitert renoviert geöffnet geschlossen gefördert
ausgezeichnet erprobt unabhängig verlässlich gerecht fair tolerant weltoffen zweisprachig`)

/** Infinitive, third person, participle; all of them with an accusative. */
const verbList = `
unterstützen unterstützt unterstützt|fördern fördert gefördert|planen plant geplant
eröffnen eröffnet eröffnet|organisieren organisiert organisiert|gestalten gestaltet gestaltet
beraten berät beraten|begleiten begleitet begleitet|besuchen besucht besucht|erweitern erweitert erweitert
erneuern erneuert erneuert|sanieren saniert saniert|verbessern verbessert verbessert
entwickeln entwickelt entwickelt|veröffentlichen veröffentlicht veröffentlicht|prüfen prüft geprüft
beschließen beschließt beschlossen|finanzieren finanziert finanziert|begrüßen begrüßt begrüßt
würdigen würdigt gewürdigt|ehren ehrt geehrt|suchen sucht gesucht|bieten bietet geboten
zeigen zeigt gezeigt|erklären erklärt erklärt|untersuchen untersucht untersucht
beginnen beginnt begonnen|beenden beendet beendet|verlängern verlängert verlängert
verschieben verschiebt verschoben|sperren sperrt gesperrt|schließen schließt geschlossen
ersetzen ersetzt ersetzt|ergänzen ergänzt ergänzt|stärken stärkt gestärkt|schützen schützt geschützt
bewerten bewertet bewertet|dokumentieren dokumentiert dokumentiert|übersetzen übersetzt übersetzt
empfehlen empfiehlt empfohlen|erreichen erreicht erreicht|verbinden verbindet verbunden
vereinbaren vereinbart vereinbart|gründen gründet gegründet|betreuen betreut betreut
koordinieren koordiniert koordiniert|leiten leitet geleitet|bauen baut gebaut|pflanzen pflanzt gepflanzt
feiern feiert gefeiert|erinnern erinnert erinnert|sammeln sammelt gesammelt|verteilen verteilt verteilt
versorgen versorgt versorgt|informieren informiert informiert|beteiligen beteiligt beteiligt
befragen befragt befragt|schulen schult geschult|qualifizieren qualifiziert qualifiziert
testen testet getestet|messen misst gemessen|senken senkt gesenkt|erhöhen erhöht erhöht`

export const adverbs = wordsOf(`
heute morgen künftig bereits seitdem gemeinsam dort hier zudem außerdem deshalb daher damit
inzwischen weiterhin erneut erstmals wieder besonders zunächst anschließend schließlich
regelmäßig kostenlos unbürokratisch persönlich telefonisch vormittags nachmittags abends draußen`)

export const groups = wordsOf(`
Eltern Kinder Jugendliche Familien Seniorinnen Senioren Schülerinnen Schüler Lehrkräfte Ehrenamtliche
Bürgerinnen Bürger Nachbarn Vereine Geflüchtete Zugewanderte Studierende Auszubildende Beschäftigte
Unternehmen Fachleute Interessierte Gäste Anwohnerinnen Anwohner Pflegende Alleinerziehende
Künstlerinnen Künstler Sportlerinnen Sportler Radfahrende Fahrgäste Mieterinnen Mieter`)

export const months = wordsOf(`
Januar Februar März April Mai Juni Juli August September Oktober November Dezember`)

export const weekdays = wordsOf('Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag')

export const nouns: Noun[] = nounList.split(/[|\n]/).flatMap((line) => {
  const [gender, word, plural] = line.trim().split(' ')
  if (!word || !plural || (gender !== 'm' && gender !== 'f' && gender !== 'n')) return []
  return [{ word, gender, plural }]
})

export const verbs: Verb[] = verbList.split(/[|\n]/).flatMap((line) => {
  const [infinitive, present, participle] = line.trim().split(' ')
  return infinitive && present && participle ? [{ infinitive, present, participle }] : []
})
