import { berlinDay } from '#contract/time.ts'
import { linkTo, type Told } from './context.ts'
import { imageObject, organization } from './parts.ts'
import { readShown, said, type Shown, type ShownPlace } from './shown.ts'

const STATUS: Record<string, string> = {
  scheduled: 'https://schema.org/EventScheduled',
  moved: 'https://schema.org/EventRescheduled',
  cancelled: 'https://schema.org/EventCancelled',
}

/** An activity, or one of its dates, as schema.org `Event`; an activity names its coming dates. */
export function event(shown: Shown, told: Told): Record<string, unknown> {
  const { place, registration, freeOfCharge } = shown
  const over = shown.activity ?? shown.partOf
  return said({
    '@context': 'https://schema.org',
    ...core(shown, told.link),
    mainEntityOfPage: { '@type': 'WebPage', '@id': told.link },
    description: [shown.reason, shown.body?.text || shown.teaser].filter(Boolean).join('\n\n'),
    inLanguage: shown.spokenLanguages.length > 0 ? shown.spokenLanguages : shown.language,
    location: place ? location(place, shown.accessibility) : null,
    organizer: shown.hosts.map((host) => organization(host, linkTo(told, host))),
    audience: shown.audience ? { '@type': 'Audience', audienceType: shown.audience } : null,
    isAccessibleForFree: freeOfCharge,
    offers: registration?.url
      ? {
          '@type': 'Offer',
          url: registration.url,
          ...(freeOfCharge ? { price: 0, priceCurrency: 'EUR' } : {}),
        }
      : null,
    image: shown.image?.kind === 'image' ? [imageObject(shown.image)] : [],
    keywords: shown.tags,
    superEvent: over ? said({ '@type': 'Event', name: over.title, url: linkTo(told, over) }) : null,
    subEvent: shown.nextEvents.map((next) => {
      const date = readShown(next)
      return said({
        ...core(date, addressOf(next, told)),
        location: date.place ? location(date.place, date.accessibility) : null,
      })
    }),
  })
}

/** What every date says, the ones of an activity too. */
function core(shown: Shown, link: string): Record<string, unknown> {
  const whole = shown.allDay
  return {
    '@type': 'Event',
    identifier: shown.id,
    url: link,
    name: shown.title,
    startDate: whole ? shown.startsOn : shown.startsAt,
    endDate: whole ? shown.endsOn : shown.endsAt,
    eventStatus: STATUS[shown.status ?? 'scheduled'],
    previousStartDate:
      whole && shown.movedFrom !== null ? berlinDay(shown.movedFrom) : shown.movedFrom,
    eventAttendanceMode: shown.place ? 'https://schema.org/OfflineEventAttendanceMode' : null,
  }
}

function addressOf(answer: Record<string, unknown>, { composer }: Told): string {
  const { webUrl, url } = answer
  if (typeof webUrl === 'string') return webUrl
  return `${composer.desk.publicUrl}${typeof url === 'string' ? url : ''}`
}

/** Where it is, with what helps to take part there: at the place, or for this date. */
function location(place: ShownPlace, arranged: string[]): Record<string, unknown> {
  const { latitude, longitude } = place
  return said({
    '@type': 'Place',
    name: place.title,
    address: said({
      '@type': 'PostalAddress',
      streetAddress: [place.street, place.houseNumber].filter(Boolean).join(' '),
      postalCode: place.postalCode,
      addressLocality: place.city,
    }),
    geo:
      latitude === null || longitude === null
        ? null
        : { '@type': 'GeoCoordinates', latitude, longitude },
    amenityFeature: [...new Set([...place.accessibility, ...arranged])].map((name) => ({
      '@type': 'LocationFeatureSpecification',
      name,
      value: true,
    })),
  })
}
