package io.hongbao.campaignfile;

import io.hongbao.core.outlet.OutletTerms;
import java.util.List;

/**
 * A campaign's outlets as their file describes them, checked.
 *
 * @param campaign whose cards they take
 * @param currency what their prices are in, ISO 4217
 * @param outlets at least one, in the order of the file
 * @param digest SHA-256 of the file's bytes, lower-case hexadecimal: names exactly this file
 */
public record OutletDraft(
        String campaign, String currency, List<OutletTerms> outlets, String digest) {
    public OutletDraft {
        outlets = List.copyOf(outlets);
    }
}
