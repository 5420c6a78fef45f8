import type { Campaign, Waiting } from './campaigns'

/** What operators lead a campaign to. */
export type LeadAct = 'publish' | 'pause' | 'resume' | 'kill' | 'close'

/** The acts that a campaign's state allows (`CampaignStatus.next`). */
const NEXT: Readonly<Record<string, readonly LeadAct[]>> = {
  draft: ['publish'],
  scheduled: ['pause', 'kill', 'close'],
  running: ['pause', 'kill', 'close'],
  paused: ['resume', 'kill', 'close'],
  killed: ['resume', 'close'],
  closed: [],
}

export const nextActs = (state: string | undefined): readonly LeadAct[] => NEXT[state ?? ''] ?? []

/** Whether an act takes two people: publishing, closing, and resuming after a kill. */
export const takesTwo = (act: LeadAct, state: string | undefined): boolean =>
  act === 'publish' || act === 'close' || (act === 'resume' && state === 'killed')

/** The status that a proposal names (`Proposal.act`), and the act that asks for it. */
const ASKED_BY: Readonly<Record<string, LeadAct>> = { scheduled: 'publish', running: 'resume', closed: 'close' }

/** What somebody waits to be seconded in. */
export type Proposed =
  | { readonly kind: 'lead'; readonly act: LeadAct }
  | { readonly kind: 'change'; readonly digest: string }
  | { readonly kind: 'unknown'; readonly word: string }

export function proposedBy(waiting: Waiting): Proposed {
  const word = waiting.act ?? ''
  const act = ASKED_BY[word]
  if (act) return { kind: 'lead', act }
  const change = /^change:([0-9a-f]{64})$/.exec(word)
  return change?.[1] ? { kind: 'change', digest: change[1] } : { kind: 'unknown', word }
}

/** What waits already for this act of a campaign. */
export const waitingFor = (campaign: Campaign, act: LeadAct): Waiting | undefined =>
  campaign.waiting?.find((waiting) => {
    const proposed = proposedBy(waiting)
    return proposed.kind === 'lead' && proposed.act === act
  })
