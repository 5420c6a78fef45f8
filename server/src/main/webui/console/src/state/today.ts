import { computed } from 'vue'
import { dayAt } from '../books/days'
import { chosenCampaign } from './campaigns'
import { live } from './live'
import { offsetMinutes } from './shown'

/** The day that it is in the chosen campaign: by its own clock where figures tell it, else by the browser's. */
export function today(): string {
  const at = live.figures.value?.at
  return at ? at.slice(0, 10) : dayAt(Date.now(), offsetMinutes(chosenCampaign.value?.from))
}

/** The same, for who wants to know when it becomes another day, or when the campaign's own clock is first heard of. */
export const todayIs = computed(today)

export const firstDay = (): string => chosenCampaign.value?.from?.slice(0, 10) ?? ''
export const lastDay = (): string => chosenCampaign.value?.to?.slice(0, 10) ?? ''
