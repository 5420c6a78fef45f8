import { ref } from 'vue'

/** The campaign's clock runs beside the device's: by how much, in ms. */
const offsetMillis = ref(0)

/** The server has said what time it is. Its words are to the second and some time under way. */
export function setClock(serverTime: string | undefined): void {
  const told = serverTime ? Date.parse(serverTime) : NaN
  if (Number.isNaN(told)) return
  const offset = told - Date.now()
  // Within two seconds it is the same clock, and following it would make a countdown jump.
  if (Math.abs(offset - offsetMillis.value) > 2000) offsetMillis.value = offset
}

/** The campaign's time, ms since 1970. */
export const campaignNow = (): number => Date.now() + offsetMillis.value
