package io.hongbao.assistant.interpret;

import io.hongbao.core.Require;

/**
 * A card that people name by its value ("the 25 yuan card").
 *
 * @param id what the interpretation calls it
 * @param amountMinor its value in fen
 */
public record PrizeWords(String id, long amountMinor) {
    private static final long MAX_MINOR = 1_000_000_000_000L;

    public PrizeWords {
        Require.inRange(amountMinor, 1, MAX_MINOR, "prize amount");
    }
}
