package io.hongbao.server.invite;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.wallet.Wallet;

/** Reads what answers about invites need, on the caller's thread. */
final class InviteReads {

    private final Host host;

    InviteReads(Host host) {
        this.host = host;
    }

    Invite invite(String campaign, long number) {
        return host.read(
                Shard.homeOfInvite(number, host.shards()),
                new EntityKey.OfInvite(campaign, number));
    }

    PersonInvites of(String campaign, UserId user) {
        return host.read(user.shard(host.shards()), new EntityKey.OfPersonInvites(campaign, user));
    }

    Wallet wallet(UserId user) {
        return host.read(user.shard(host.shards()), new EntityKey.OfWallet(user));
    }
}
