package io.hongbao.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.core.chance.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The campaigns' secrets in files of their own, readable by the owner only, one for each campaign.
 */
public final class SecretStore implements Secrets {
    private static final int SECRET_BYTES = 32;
    private static final Pattern CAMPAIGN_ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern CONTENT =
            Pattern.compile("draw ([0-9a-f]{64})\nplace ([0-9a-f]{64})\n");

    private final Path folder;
    private final SecureRandom random;
    private final Map<String, CampaignSecrets> known = new ConcurrentHashMap<>();

    SecretStore(Path folder) {
        this.folder = folder;
        this.random = new SecureRandom();
    }

    /**
     * The secrets of a campaign; makes them, durably, when there are none yet. To be called before
     * the campaign is applied, so that no campaign is ever in the journal whose secrets could be
     * lost.
     *
     * @param campaign the campaign's id: 1-40 of {@code [a-z0-9-]}
     */
    public synchronized CampaignSecrets ofOrNew(String campaign) {
        Optional<CampaignSecrets> there = find(campaign);
        if (there.isPresent()) {
            return there.get();
        }
        CampaignSecrets made = new CampaignSecrets(secret(), secret());
        Path file = file(campaign);
        String content = "draw " + made.drawSecret() + "\nplace " + made.placeSecret() + "\n";
        try {
            DurableFiles.write(file, content.getBytes(US_ASCII), DurableFiles.OWNER_ONLY_FILE);
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "secret file "
                            + file
                            + " could not be written ("
                            + DataDirectoryException.reason(e)
                            + ")",
                    e);
        }
        known.put(campaign, made);
        return made;
    }

    /** The secrets of a campaign, if there are any. */
    public Optional<CampaignSecrets> find(String campaign) {
        CampaignSecrets loaded = known.get(campaign);
        if (loaded != null) {
            return Optional.of(loaded);
        }
        Path file = file(campaign);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        CampaignSecrets read = read(file);
        known.put(campaign, read);
        return Optional.of(read);
    }

    @Override
    public CampaignSecrets of(String campaign) {
        return find(campaign)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "secret file "
                                        + file(campaign)
                                        + " is missing: restore it from a backup; without it"
                                        + " campaign "
                                        + campaign
                                        + " cannot go on as it began"));
    }

    /**
     * Checks that the secrets of all {@code campaigns} are there and are those that were committed
     * to.
     */
    void require(List<Commitment> campaigns) {
        for (Commitment campaign : campaigns) {
            CampaignSecrets secrets =
                    find(campaign.campaign())
                            .orElseThrow(() ->
                                    new DataDirectoryException(
                                            "secret file "
                                                    + file(campaign.campaign())
                                                    + " is missing: restore it from a backup"));
            if (!CampaignSecrets.commitment(secrets.drawSecret()).equals(campaign.drawSecretHash())
                    || !CampaignSecrets.commitment(secrets.placeSecret())
                            .equals(campaign.placeSecretHash())) {
                throw new DataDirectoryException(
                        "secret file "
                                + file(campaign.campaign())
                                + " holds other secrets than campaign "
                                + campaign.campaign()
                                + " published the hashes of: restore the right one from a backup");
            }
        }
    }

    /** What a campaign has published about its secrets. */
    record Commitment(String campaign, String drawSecretHash, String placeSecretHash) {}

    private Path file(String campaign) {
        if (!CAMPAIGN_ID.matcher(campaign).matches()) {
            throw new IllegalArgumentException("campaign id must be 1-40 of [a-z0-9-]");
        }
        return folder.resolve(campaign + ".secret");
    }

    private static CampaignSecrets read(Path file) {
        try {
            var matcher = CONTENT.matcher(Files.readString(file, US_ASCII));
            if (!matcher.matches()) {
                throw new DataDirectoryException(
                        "secret file " + file + " is damaged: restore it from a backup");
            }
            return new CampaignSecrets(matcher.group(1), matcher.group(2));
        } catch (IOException e) {
            throw new DataDirectoryException(
                    "secret file "
                            + file
                            + " cannot be read ("
                            + DataDirectoryException.reason(e)
                            + ")",
                    e);
        }
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
