import type { components } from '../../../api/schema'
import { placeOf } from './place'

export type RoomStatus = components['schemas']['RoomStatus']

/** A ticket as it is written: the opening and the index. */
export interface Ticket {
  readonly opening: number
  readonly index: number
}

/** Where somebody stands, told from the document that everybody polls. */
export type Standing =
  | { readonly kind: 'not_needed' }
  | { readonly kind: 'no_ticket' }
  | { readonly kind: 'pre_queue'; readonly opensAtMillis: number | undefined }
  | { readonly kind: 'waiting' | 'held'; readonly place: number; readonly ahead: number; readonly turnInMillis: number | undefined }
  | { readonly kind: 'your_turn'; readonly place: number }

export function ticketOf(text: string | undefined): Ticket | undefined {
  const parts = /^([0-9]+)-([0-9]+)$/.exec(text ?? '')
  return parts ? { opening: Number(parts[1]), index: Number(parts[2]) } : undefined
}

export function standingOf(status: RoomStatus, ticket: Ticket | undefined): Standing {
  if (status.state === 'idle' || status.state === 'off' || status.state === undefined) return { kind: 'not_needed' }
  if (!ticket || ticket.opening !== status.opening || ticket.index >= (status.joined ?? 0)) return { kind: 'no_ticket' }
  if (!status.seed) {
    return { kind: 'pre_queue', opensAtMillis: status.opensAt ? Date.parse(status.opensAt) : undefined }
  }
  const place = placeOf(ticket.index, status.preQueued ?? 0, status.seed)
  const admitted = status.admittedUpTo ?? 0
  if (place <= admitted) return { kind: 'your_turn', place }
  const ahead = place - admitted - 1
  const rate = status.outflowPerSecond
  const turnInMillis = status.state !== 'hold' && rate ? ((ahead + 1) * 1000) / rate : undefined
  return { kind: status.state === 'hold' ? 'held' : 'waiting', place, ahead, turnInMillis }
}
