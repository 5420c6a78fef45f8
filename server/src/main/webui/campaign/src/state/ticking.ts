import { onMounted, onUnmounted, readonly, ref, type Ref } from 'vue'
import { campaignNow } from './clock'

/** The campaign's time while a component is shown, ms since 1970, each second anew. */
export function useNow(): Readonly<Ref<number>> {
  const now = ref(campaignNow())
  let ticking: ReturnType<typeof setInterval> | undefined
  onMounted(() => (ticking = setInterval(() => (now.value = campaignNow()), 1000)))
  onUnmounted(() => clearInterval(ticking))
  return readonly(now)
}
