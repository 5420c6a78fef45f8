package io.hongbao.testkit;

import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.core.chance.Secrets;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * Secrets made from a seed and the campaign's id, so that a run can be repeated. Never for real
 * campaigns.
 */
public record SeededSecrets(long seed) implements Secrets {

    private static final int SECRET_BYTES = 32;

    @Override
    public CampaignSecrets of(String campaign) {
        SplittableRandom random = new SplittableRandom(seed * 31 + campaign.hashCode());
        return new CampaignSecrets(hex(random), hex(random));
    }

    private static String hex(SplittableRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
