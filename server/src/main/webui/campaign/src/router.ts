import { createRouter, createWebHashHistory } from 'vue-router'
import HomeView from './views/HomeView.vue'

export const router = createRouter({
  history: createWebHashHistory(),
  scrollBehavior: (_to, _from, before) => before ?? { top: 0 },
  routes: [
    { path: '/', name: 'home', component: HomeView },
    { path: '/wallet', name: 'wallet', component: () => import('./views/WalletView.vue') },
    { path: '/invite', name: 'invite', component: () => import('./views/InviteView.vue') },
    { path: '/invited/:code?', name: 'invited', component: () => import('./views/InvitedView.vue') },
    { path: '/:rest(.*)', redirect: '/' },
  ],
})
