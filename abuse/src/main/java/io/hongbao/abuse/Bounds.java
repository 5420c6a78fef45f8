package io.hongbao.abuse;

/**
 * The most that a scorer remembers; the oldest is forgotten first.
 *
 * @param people the accounts, of which who was not seen for the longest is forgotten; about 0.7 KB
 *     each with devices and networks
 * @param acceptances in all; about 0.6 KB each, with both accounts while they are remembered
 */
public record Bounds(int people, int acceptances) {
    public static final Bounds USUAL = new Bounds(1_000_000, 500_000);

    /**
     * @throws IllegalArgumentException when either is less than 2
     */
    public Bounds {
        if (people < 2 || acceptances < 2) {
            throw new IllegalArgumentException("people and acceptances must be at least 2");
        }
    }
}
