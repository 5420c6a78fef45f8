package io.hongbao.server.webhook;

import static io.hongbao.server.webhook.Deliveries.Standing.AT_WORK;
import static io.hongbao.server.webhook.Deliveries.Standing.FIRST;
import static io.hongbao.server.webhook.Deliveries.Standing.REPEATED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private final Deliveries deliveries = new Deliveries();

    @Test
    void aDeliveryIsHandledOnce() {
        assertThat(deliveries.came("a", 0)).isEqualTo(FIRST);
        assertThat(deliveries.came("a", 1)).isEqualTo(AT_WORK);
        deliveries.handled("a");
        assertThat(deliveries.came("a", 2)).isEqualTo(REPEATED);
        assertThat(deliveries.came("b", 2)).isEqualTo(FIRST);
    }

    @Test
    void oneThatHadNoEffectMayComeAgain() {
        assertThat(deliveries.came("a", 0)).isEqualTo(FIRST);
        deliveries.dropped("a");
        assertThat(deliveries.came("a", 1)).isEqualTo(FIRST);
    }

    @Test
    void itIsRememberedForAsLongAsItsSignatureCanBeGood() {
        deliveries.came("a", 1_000);
        deliveries.handled("a");
        assertThat(deliveries.came("a", 1_600)).isEqualTo(REPEATED);
        assertThat(deliveries.came("a", 1_601)).isEqualTo(FIRST);
    }

    @Test
    void theOldestAreForgottenWhenThereAreTooMany() {
        for (int i = 0; i <= Deliveries.KEPT; i++) {
            deliveries.came("d" + i, 0);
            deliveries.handled("d" + i);
        }
        assertThat(deliveries.came("d1", 0)).isEqualTo(REPEATED);
        assertThat(deliveries.came("d0", 0)).isEqualTo(FIRST);
    }
}
