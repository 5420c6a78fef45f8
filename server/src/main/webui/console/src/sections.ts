import type { Component } from 'vue'
import type { Right } from './state/roles'

export interface Section {
  readonly name: 'launch' | 'campaigns' | 'channels' | 'people' | 'outlets' | 'money' | 'rehearsals' | 'control'
  readonly view: () => Promise<Component>
  /** One of these is needed to see it; anybody with a key may when there is none. */
  readonly rights?: readonly Right[]
}

/** What the navigation leads to, in its order. */
export const sections: readonly Section[] = [
  { name: 'launch', view: () => import('./views/LaunchView.vue') },
  { name: 'campaigns', view: () => import('./views/CampaignsView.vue') },
  { name: 'channels', view: () => import('./views/ChannelsView.vue') },
  { name: 'people', view: () => import('./views/PeopleView.vue') },
  { name: 'outlets', view: () => import('./views/OutletsView.vue') },
  { name: 'money', view: () => import('./views/MoneyView.vue') },
  { name: 'rehearsals', view: () => import('./views/RehearsalsView.vue') },
  { name: 'control', view: () => import('./views/ControlView.vue'), rights: ['lead', 'auditLog'] },
]
