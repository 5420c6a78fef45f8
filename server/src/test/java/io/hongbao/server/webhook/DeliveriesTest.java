package io.hongbao.server.webhook;

import static io.hongbao.server.webhook.Deliveries.Standing.AT_WORK;
import static io.hongbao.server.webhook.Deliveries.Standing.FIRST;
import static io.hongbao.server.webhook.Deliveries.Standing.REPEATED;
import static io.hongbao.server.webhook.Deliveries.Standing.REUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final String CHARGE = "charge.o-1.00112233445566778899aabbccddeeff.1";
    private static final TellBody DONE = new TellBody("a", CHARGE, "done", "r", "");

    private final Deliveries deliveries = new Deliveries();

    @Test
    void aDeliveryIsHandledOnce() {
        assertThat(deliveries.came("a", DONE, 0)).isEqualTo(FIRST);
        assertThat(deliveries.came("a", DONE, 1)).isEqualTo(AT_WORK);
        deliveries.handled("a");
        assertThat(deliveries.came("a", DONE, 2)).isEqualTo(REPEATED);
        assertThat(deliveries.came("b", DONE, 2)).isEqualTo(FIRST);
    }

    @Test
    void anotherUnderTheSameIdIsNoRepetition() {
        deliveries.came("a", DONE, 0);
        List<TellBody> others =
                List.of(
                        new TellBody("a", CHARGE.replace("o-1", "o-2"), "done", "r", ""),
                        new TellBody("a", CHARGE, "refused", "r", ""),
                        new TellBody("a", CHARGE, "done", "s", ""),
                        new TellBody("a", CHARGE, "done", "r", "s"));
        assertThat(others)
                .allSatisfy(other -> assertThat(deliveries.came("a", other, 1)).isEqualTo(REUSED));
        deliveries.handled("a");
        assertThat(others)
                .allSatisfy(other -> assertThat(deliveries.came("a", other, 2)).isEqualTo(REUSED));
        assertThat(deliveries.came("a", DONE, 3)).isEqualTo(REPEATED);
        assertThat(deliveries.came("b", others.getFirst(), 3)).isEqualTo(FIRST);
    }

    @Test
    void oneThatHadNoEffectMayComeAgain() {
        assertThat(deliveries.came("a", DONE, 0)).isEqualTo(FIRST);
        deliveries.dropped("a");
        assertThat(deliveries.came("a", DONE, 1)).isEqualTo(FIRST);
    }

    @Test
    void itIsRememberedForAsLongAsItsSignatureCanBeGood() {
        deliveries.came("a", DONE, 1_000);
        deliveries.handled("a");
        assertThat(deliveries.came("a", DONE, 1_600)).isEqualTo(REPEATED);
        assertThat(deliveries.came("a", DONE, 1_601)).isEqualTo(FIRST);
    }

    @Test
    void theOldestAreForgottenWhenThereAreTooMany() {
        for (int i = 0; i <= Deliveries.KEPT; i++) {
            deliveries.came("d" + i, DONE, 0);
            deliveries.handled("d" + i);
        }
        assertThat(deliveries.came("d1", DONE, 0)).isEqualTo(REPEATED);
        assertThat(deliveries.came("d0", DONE, 0)).isEqualTo(FIRST);
    }
}
