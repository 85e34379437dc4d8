/** The product's name on the sign-in page, in place of Payload's. */
export function Logo() {
  return (
    <div className="stadtwort-logo">
      <Mark size={44} />
      <span>Stadtwort</span>
    </div>
  )
}

/** The mark in the corner of every page of the admin. */
export function Icon() {
  return <Mark size={22} />
}

/** A speech bubble that is a house front: the city speaks. */
function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path d="M12 1.5 22 9v11.5h-8.2L9 23.5v-3H2V9z" />
      <g fill="var(--theme-bg, #fff)">
        <path d="M6.5 10.5h11v2h-11zM6.5 14.5h7.5v2H6.5z" />
      </g>
    </svg>
  )
}
