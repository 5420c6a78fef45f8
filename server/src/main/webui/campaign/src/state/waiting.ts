/** How the wait until one's turn is put into words: a key of the texts, and its number. */
export interface TurnText {
  readonly key: 'room.noPromise' | 'room.inSeconds' | 'room.inMinutes' | 'room.inHours'
  readonly minutes: number
}

/** Long waits are rounded: nobody can promise the minute of an hour. */
export function turnText(turnInMillis: number | undefined): TurnText {
  if (turnInMillis === undefined) return { key: 'room.noPromise', minutes: 0 }
  const minutes = Math.ceil(turnInMillis / 60_000)
  if (minutes <= 1) return { key: 'room.inSeconds', minutes }
  if (minutes > 90) return { key: 'room.inHours', minutes: Math.round(minutes / 60) }
  return { key: 'room.inMinutes', minutes: minutes > 20 ? Math.ceil(minutes / 5) * 5 : minutes }
}
