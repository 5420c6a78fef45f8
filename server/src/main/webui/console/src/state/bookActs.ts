import { i18n } from '../texts'
import { cameOf, type Act } from './act'
import { api } from './session'

const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named)

/** Closes a day for good. */
export function closeDayAct(campaign: string, day: string): Act {
  return {
    title: t('acts.closeDay.title', { day }),
    means: t('acts.closeDay.means'),
    confirm: t('acts.closeDay.confirm'),
    people: 'one',
    longestReason: 0,
    run: async ({ key }) =>
      cameOf(
        await api.POST('/v1/admin/finance/days/{day}/close', {
          params: { path: { day }, query: { campaign }, header: { 'Idempotency-Key': key } },
          parseAs: 'text',
        }),
      ),
  }
}
