import type { Found } from '../live/figures'
import { i18n, word } from '../texts'
import { channelName, formName } from './channelActs'

/** What an alarm of the server's found, in the reader's language. */
export const alarmText = ({ channel, form, source }: Found): string =>
  i18n.global.t('channels.moment.found', {
    channel: channelName(channel),
    form: formName(form),
    source: word('channels.moment.sources', source),
  })

/** What a moment says: an alarm in the reader's language, all else as it was written. */
export const momentText = (moment: { readonly text: string; readonly found?: Found | undefined }): string =>
  moment.found ? alarmText(moment.found) : moment.text
