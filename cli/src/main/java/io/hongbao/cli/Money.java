package io.hongbao.cli;

import java.util.Currency;
import java.util.Locale;

/**
 * How amounts are shown.
 *
 * @param currency ISO 4217
 */
public record Money(String currency) {

    /** An amount in minor units, such as {@code CNY 3,086,400.00}. */
    public String show(long amountMinor) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        long unit = 1;
        for (int i = 0; i < digits; i++) {
            unit *= 10;
        }
        String whole = String.format(Locale.ROOT, "%s %,d", currency, amountMinor / unit);
        return digits == 0
                ? whole
                : whole + String.format(Locale.ROOT, ".%0" + digits + "d", amountMinor % unit);
    }
}
