import { createRouter, createWebHashHistory } from 'vue-router'
import HomeView from './views/HomeView.vue'

export const router = createRouter({
  history: createWebHashHistory(),
  scrollBehavior: (_to, _from, before) => before ?? { top: 0 },
  routes: [
    { path: '/', name: 'home', component: HomeView },
    { path: '/wallet', name: 'wallet', component: () => import('./views/WalletView.vue') },
    { path: '/invite', name: 'invite', component: () => import('./views/InviteView.vue') },
    { path: '/invited/:code?', name: 'invited', meta: { tab: 'invite' }, component: () => import('./views/InvitedView.vue') },
    {
      path: '/chat/:guide(games)?',
      name: 'chat',
      component: () => import('./views/ChatView.vue'),
      props: (to) => ({ guide: to.params['guide'] === 'games' ? 'games' : 'campaign', key: to.path }),
    },
    { path: '/orders', name: 'orders', component: () => import('./views/OrdersView.vue') },
    { path: '/orders/:id', name: 'order', meta: { tab: 'orders' }, component: () => import('./views/OrderView.vue'), props: true },
    { path: '/seats', name: 'seats', meta: { tab: 'orders' }, component: () => import('./views/SeatsView.vue') },
    { path: '/:rest(.*)', redirect: '/' },
  ],
})
