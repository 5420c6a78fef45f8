import type { Link } from './follow'

/** Figures older than this are not taken for what is now. */
export const STALE_MILLIS = 3000

/** What is to be said of the figures: the connection's word, or that it is open and silent. */
export type Standing = Link | 'stale'

export function standing(link: Link, ageMillis: number | undefined): Standing {
  return link === 'live' && (ageMillis ?? 0) > STALE_MILLIS ? 'stale' : link
}

/** Whether what is on the screen may be taken for what is now. */
export const current = (link: Link, ageMillis: number | undefined): boolean => standing(link, ageMillis) === 'live'
