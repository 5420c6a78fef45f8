package io.hongbao.finance;

import io.hongbao.core.Require;
import io.hongbao.core.campaign.Funder;
import java.util.List;

/**
 * A settlement as it is shown.
 *
 * @param merchant one merchant; empty for all
 * @param merchantsFunder the funder whose share the merchants bear themselves, so that it is taken
 *     off what they are due; empty for none. A merchant that is a funder by its own name always
 *     bears that share
 */
public record SettlementReport(Settlement settlement, String merchant, String merchantsFunder) {
    private static final Table STATEMENTS =
            Table.of(
                    "statements",
                    Table.text("merchant"),
                    Table.count("orders"),
                    Table.money("gross"),
                    Table.money("paidByPeople"),
                    Table.money("redeemed"),
                    Table.count("refunds"),
                    Table.money("refundedToPeople"),
                    Table.money("refundedToVouchers"),
                    Table.money("borneByMerchant"),
                    Table.money("netDue"));
    private static final Table SHARES =
            Table.of(
                    "shares",
                    Table.text("merchant"),
                    Table.text("funder"),
                    Table.count("shareBasisPoints"),
                    Table.text("bears"),
                    Table.money("share"));
    private static final Table OUTLETS =
            Table.of(
                    "outlets",
                    Table.text("merchant"),
                    Table.text("outlet"),
                    Table.count("orders"),
                    Table.money("gross"));

    public SettlementReport {
        Require.that(
                merchant.isEmpty() || settlement.statement(merchant).isPresent(),
                "no outlet was ever of merchant " + merchant);
        Require.that(
                merchantsFunder.isEmpty()
                        || settlement.books().funders().stream()
                                .anyMatch(one -> one.name().equals(merchantsFunder)),
                merchantsFunder + " is no funder of the campaign");
    }

    public void write(ReportSink sink) {
        Books books = settlement.books();
        sink.begin(
                new ReportSink.Layout(
                        "settlement",
                        books.campaign(),
                        books.currency(),
                        List.of(STATEMENTS, SHARES, OUTLETS, Check.TABLE)));
        sink.fact("from", Cell.text(settlement.days().firstDate().toString()));
        sink.fact("to", Cell.text(settlement.days().lastDate().toString()));
        sink.fact("paidOut", books.money(settlement.paidOutMinor()));
        sink.fact("redeemedOtherwise", books.money(settlement.otherwiseMinor()));
        List<Statement> wanted =
                settlement.statements().stream()
                        .filter(one -> merchant.isEmpty() || one.merchant().equals(merchant))
                        .toList();
        wanted.forEach(one -> statement(sink, one));
        wanted.forEach(one -> shares(sink, one));
        wanted.forEach(one -> outlets(sink, one));
        settlement.checks().forEach(check -> check.write(books, sink));
        sink.end();
    }

    private void statement(ReportSink sink, Statement one) {
        Books books = settlement.books();
        sink.row(
                STATEMENTS,
                Cell.text(one.merchant()),
                Cell.count(one.orders()),
                books.money(one.grossMinor()),
                books.money(one.paidMinor()),
                books.money(one.redeemedMinor()),
                Cell.count(one.refunds()),
                books.money(one.refundedPaymentMinor()),
                books.money(one.refundedVoucherMinor()),
                books.money(one.borneMinor(merchantsFunder)),
                books.money(one.netDueMinor(merchantsFunder)));
    }

    private void shares(ReportSink sink, Statement one) {
        Books books = settlement.books();
        List<Long> shares = one.sharesMinor();
        for (int i = 0; i < shares.size(); i++) {
            Funder funder = books.funders().get(i);
            sink.row(
                    SHARES,
                    Cell.text(one.merchant()),
                    Cell.text(funder.name()),
                    Cell.count(funder.shareBasisPoints()),
                    Cell.truth(one.bears(funder, merchantsFunder)),
                    books.money(shares.get(i)));
        }
    }

    private void outlets(ReportSink sink, Statement one) {
        one.outlets()
                .forEach((outlet, sum) ->
                        sink.row(
                                OUTLETS,
                                Cell.text(one.merchant()),
                                Cell.text(outlet),
                                Cell.count(sum.count()),
                                settlement.books().money(sum.amountMinor())));
    }
}
