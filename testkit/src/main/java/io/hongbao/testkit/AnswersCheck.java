package io.hongbao.testkit;

import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.UserId;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the answers that people were given against each other and against their wallets: a key has
 * one envelope and one body, what was granted is there, and nothing is there that nobody was
 * granted.
 */
public final class AnswersCheck {

    private final List<String> violations = new ArrayList<>();
    private final Map<ClaimKey, Answered> granted = new HashMap<>();
    private final Set<ClaimKey> firstAnswers = new HashSet<>();

    private record ClaimKey(UserId user, String campaign, String key) {}

    private record Answered(String wish, Voucher voucher) {}

    private AnswersCheck() {}

    /** Everything that is wrong with the answers; empty when nothing is. */
    public static List<String> of(Answers answers, Host host) {
        AnswersCheck check = new AnswersCheck();
        answers.given().forEach(check::read);
        check.compare(host);
        return check.violations;
    }

    private void read(Answers.Answer answer) {
        if (!(answer.command() instanceof Command.ClaimEnvelope claim)) {
            return;
        }
        ClaimKey key = new ClaimKey(claim.user(), claim.campaign(), claim.key());
        Answered before = granted.get(key);
        switch (answer.outcome()) {
            case Outcome.Granted(Voucher voucher, boolean repeated) -> {
                if (!repeated && !firstAnswers.add(key)) {
                    violations.add(key + " was granted twice");
                }
                Answered now = new Answered(claim.prize(), voucher);
                if (before != null && !before.equals(now)) {
                    violations.add(key + " was answered with " + before + " and with " + now);
                }
                granted.put(key, now);
            }
            case Outcome.Rejected(Refusal refusal, _) -> {
                boolean otherBody = before != null && !before.wish().equals(claim.prize());
                if (before != null && (!otherBody || refusal != Refusal.KEY_REUSED)) {
                    violations.add(key + " was answered with " + before + " and with " + refusal);
                }
            }
            default -> {
                if (before != null) {
                    violations.add(
                            key + " was answered with " + before + " and with " + answer.outcome());
                }
            }
        }
    }

    private void compare(Host host) {
        Map<UserId, Integer> counts = new HashMap<>();
        granted.forEach((key, answered) -> {
            counts.merge(key.user(), 1, Integer::sum);
            Wallet wallet =
                    host.read(key.user().shard(host.shards()), new EntityKey.OfWallet(key.user()));
            boolean there =
                    wallet.voucher(key.campaign(), answered.voucher().id())
                            .map(voucher -> voucher.asIssued().equals(answered.voucher()))
                            .orElse(false);
            if (!there) {
                violations.add(
                        key
                                + " was answered with "
                                + answered
                                + ", but the wallet holds "
                                + wallet);
            }
        });
        counts.forEach((user, count) -> {
            Wallet wallet = host.read(user.shard(host.shards()), new EntityKey.OfWallet(user));
            if (wallet.vouchers().size() != count) {
                violations.add(
                        user
                                + " was granted "
                                + count
                                + " envelopes, but holds "
                                + wallet.vouchers().size());
            }
        });
    }
}
