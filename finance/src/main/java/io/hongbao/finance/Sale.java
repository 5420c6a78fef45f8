package io.hongbao.finance;

/**
 * What an order comes to for its merchant. In minor units.
 *
 * @param merchant who was to be paid for the outlet's sales when the quote was made
 * @param grossMinor the whole price
 * @param payableMinor what the person pays beside the vouchers
 */
record Sale(String merchant, String outlet, long grossMinor, long payableMinor) {}
