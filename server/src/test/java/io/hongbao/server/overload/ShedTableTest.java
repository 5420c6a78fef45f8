package io.hongbao.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShedTableTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/orders, PAYING",
        "POST, /v1/orders/q-1/cancel, PAYING",
        "GET, /v1/orders, PAYING",
        "GET, /v1/orders/q-1, PAYING",
        "HEAD, /v1/orders/q-1, PAYING",
        "POST, /v1/quotes, QUOTING",
        "POST, /v1/sessions, SESSION",
        "POST, /v1/campaigns/lny2026/claims, CLAIM",
        "POST, /v1/campaigns/lny2026/waiting-room/tickets, JOIN",
        "POST, /v1/campaigns/lny2026/waiting-room/passes, SESSION",
        "GET, /v1/campaigns/lny2026/waiting-room, JOIN",
        "POST, /v1/chat, CHAT",
        "POST, /mcp, CHAT",
        "GET, /v1/outlets, BROWSE",
        "GET, /v1/wallet, BROWSE",
        "POST, /v1/wallet/payouts, PAYING",
        "GET, /v1/admin/audit-log, ANALYTICS",
        "GET, /v1/admin/limit, KEPT",
        "POST, /v1/admin/campaigns/lny2026/kill, KEPT",
        "POST, /v1/webhooks/payments, KEPT",
        "GET, /q/health/live, KEPT",
        "GET, /q/metrics, KEPT",
        "GET, /q/openapi, ANALYTICS"
    })
    void everyRouteHasTheClassOfWhatItIsFor(String method, String path, ShedClass shedClass) {
        assertThat(ShedTable.of(method, path)).isEqualTo(shedClass);
        assertThat(ShedTable.ruled(method, path)).contains(shedClass);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /v1",
        "POST, /v1/ordersx",
        "POST, /v1/orders/",
        "POST, /v1/orders/a/b/cancel",
        "POST, /v1/orders//cancel",
        "POST, /v1/campaigns//claims",
        "PUT, /v1/outlets",
        "GET, /v1/webhooksx"
    })
    void whatNoRuleKnowsIsShedFirst(String method, String path) {
        assertThat(ShedTable.ruled(method, path)).isEmpty();
        assertThat(ShedTable.of(method, path)).isEqualTo(ShedClass.ANALYTICS);
    }

    @Test
    void aPlacedPassCountsForClaimsAndNothingElse() {
        assertThat(ShedTable.of("POST", "/v1/campaigns/lny2026/claims", true))
                .isEqualTo(ShedClass.PLACED);
        assertThat(ShedTable.of("POST", "/v1/campaigns/lny2026/invites", true))
                .isEqualTo(ShedClass.PLACED);
        assertThat(ShedTable.of("POST", "/v1/campaigns/lny2026/claims", false))
                .isEqualTo(ShedClass.CLAIM);
        assertThat(ShedTable.of("GET", "/v1/wallet", true)).isEqualTo(ShedClass.BROWSE);
    }

    @Test
    void classesStandInTheOrderInWhichTheyAreKept() {
        int before = Integer.MAX_VALUE;
        for (ShedClass shedClass : ShedClass.values()) {
            assertThat(shedClass.sharePercent()).isLessThanOrEqualTo(before);
            before = shedClass.sharePercent();
        }
        assertThat(before).isEqualTo(ShedClass.LEAST_SHARE_PERCENT);
    }
}
