package io.hongbao.core.wallet;

/**
 * One spending of a voucher: what a quote took from it, and what was forfeited with it. In minor
 * units.
 *
 * @param quote the quote's id; a quote redeems a voucher at most once
 */
public record Redemption(String quote, long amountMinor, long forfeitedMinor) {}
