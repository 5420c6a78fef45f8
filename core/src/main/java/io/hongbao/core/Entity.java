package io.hongbao.core;

import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.core.wallet.Wallet;

/** A keyed piece of state, owned by one writer, changed only by its own events. Immutable: a change makes a new one. */
public sealed interface Entity permits Campaign, Treasury, Till, Ledger, Wallet, Mailbox {}
