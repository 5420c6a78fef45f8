package io.hongbao.audit;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Shard;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.PersonInvites;
import java.util.Optional;

/** Holds invites in the state against the auditor's own. */
final class InvitesCheck {

    private final int shard;
    private final int shards;
    private final WalletPass pass;
    private final Findings findings;

    InvitesCheck(int shard, int shards, WalletPass pass, Findings findings) {
        this.shard = shard;
        this.shards = shards;
        this.pass = pass;
        this.findings = findings;
    }

    /** Compares what is of this pass's people, and crosses it off. */
    void read(AuditSource.Keyed keyed) {
        if (keyed.entity() instanceof Invite invite
                && !invite.isUnknown()
                && pass.isOurs(invite.inviter())) {
            EntityKey.OfInvite key = new EntityKey.OfInvite(invite.campaign(), invite.number());
            InviteBook own =
                    Optional.ofNullable(pass.invites().invites().remove(key))
                            .orElseGet(InviteBook::new);
            compare(
                    key.campaign(),
                    InvitePass.name(key.number()),
                    own.expected(key),
                    invite,
                    Shard.homeOfInvite(key.number(), shards));
        } else if (keyed.entity() instanceof PersonInvites person && pass.isOurs(person.user())) {
            EntityKey.OfPersonInvites key =
                    new EntityKey.OfPersonInvites(person.campaign(), person.user());
            FriendBook own =
                    Optional.ofNullable(pass.invites().people().remove(key))
                            .orElseGet(FriendBook::new);
            compare(
                    key.campaign(),
                    "invites of " + key.user(),
                    own.expected(key),
                    person,
                    key.user().shard(shards));
        }
    }

    /** What the journal has for this shard and the state has not. */
    void finish() {
        pass.invites()
                .invites()
                .forEach((key, own) -> {
                    if (Shard.homeOfInvite(key.number(), shards) == shard) {
                        compare(
                                key.campaign(),
                                InvitePass.name(key.number()),
                                own.expected(key),
                                key.none(),
                                shard);
                    }
                });
        pass.invites()
                .people()
                .forEach((key, own) -> {
                    if (key.user().shard(shards) == shard) {
                        compare(
                                key.campaign(),
                                "invites of " + key.user(),
                                own.expected(key),
                                key.none(),
                                shard);
                    }
                });
    }

    private void compare(String campaign, String entity, Object expected, Object found, int home) {
        if (home != shard) {
            findings.add(Invariant.STATE, campaign, entity, 0, "it belongs on shard " + home);
        }
        if (!expected.equals(found)) {
            findings.add(
                    Invariant.STATE,
                    campaign,
                    entity,
                    0,
                    "by the journal it is " + expected + ", in the state " + found);
        }
    }
}
