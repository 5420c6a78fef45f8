package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Outcome;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Supply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is to be done outside is told once it is durable, and kept until there is an answer. */
class PendingEffectsTest {
    private static final long PRICE_MINOR = 4_000;

    private final AtomicLong clock = Scene.clock();
    private final List<Effect> told = new CopyOnWriteArrayList<>();

    @TempDir Path folder;

    private EmbeddedHost open(Path at) {
        return EmbeddedHost.open(at, Scene.settings(clock).withEffects(told::addAll));
    }

    /** A shop whose only drink costs more than a card. */
    private static void openShop(EmbeddedHost host) {
        Scene.open(host);
        OutletTerms shop =
                new OutletTerms(
                        Scene.CAMPAIGN,
                        "shop",
                        "Tea Ltd",
                        "drinks",
                        Map.of("en", "Shop"),
                        new Place(31_230_400, 121_473_700),
                        List.of(),
                        new Supply.Kitchen(100, 30, 3),
                        List.of(
                                new MenuItem(
                                        "tea",
                                        Map.of("en", "Tea"),
                                        PRICE_MINOR,
                                        1,
                                        List.of(),
                                        List.of())));
        assertThat(Scene.ask(host, new Command.ApplyOutlet(shop, new Authority("ann", "test"))))
                .isEqualTo(new Outcome.OutletLed(1, false));
    }

    /** Somebody with a card orders a drink: the rest is to be paid. */
    private static Order ordered(EmbeddedHost host, long number) {
        Scene.granted(host, number);
        Outcome quoted =
                Scene.ask(
                        host,
                        new Command.MakeQuote(
                                Scene.user(number),
                                Scene.CAMPAIGN,
                                "shop",
                                List.of(new Line("tea", 1, List.of(), "")),
                                VoucherWish.Best.INSTANCE,
                                "quote"));
        assertThat(quoted).isInstanceOf(Outcome.Quoted.class);
        String quote = ((Outcome.Quoted) quoted).quote().id();
        Outcome placed =
                Scene.ask(
                        host,
                        new Command.PlaceOrder(Scene.user(number), Scene.CAMPAIGN, quote, ""));
        assertThat(placed).isInstanceOf(Outcome.Ordered.class);
        return ((Outcome.Ordered) placed).order();
    }

    private static EffectId charge(long number, Order order) {
        return new EffectId(Scene.user(number), EffectId.Kind.CHARGE, order.id(), 1);
    }

    private static OrderState state(EmbeddedHost host, long number, Order order) {
        return host.read(0, new EntityKey.OfOrders(Scene.user(number)))
                .order(order.id())
                .orElseThrow()
                .state();
    }

    @Test
    void theAnswerToAnOrderWaitsForTheOutletOfTheSameMachine() {
        try (EmbeddedHost host = open(folder)) {
            openShop(host);
            assertThat(ordered(host, 1).state()).isEqualTo(OrderState.PAYING);
        }
    }

    @Test
    void anEffectIsToldAndPendingUntilItIsAnswered() {
        try (EmbeddedHost host = open(folder)) {
            openShop(host);
            Order order = ordered(host, 1);
            Effect charge =
                    new Effect(
                            charge(1, order), Scene.CAMPAIGN, "shop", "CNY", PRICE_MINOR - 2_500);
            Scene.await("it is told", () -> told.equals(List.of(charge)));
            assertThat(host.pendingEffects(10, Optional.empty())).containsExactly(charge);
            Scene.ask(host, new Command.ResolveEffect(charge.id(), new Effect.Done("ref")));
            assertThat(host.pendingEffects(10, Optional.empty()))
                    .extracting(effect -> effect.id().kind())
                    .containsExactly(EffectId.Kind.SEND_ORDER);
            assertThat(state(host, 1, order)).isEqualTo(OrderState.SENDING);
        }
    }

    @Test
    void whatIsPendingIsThereAfterReopeningWithAndWithoutTheState() throws Exception {
        Order order;
        try (EmbeddedHost host = open(folder)) {
            openShop(host);
            order = ordered(host, 1);
        }
        for (boolean withState : List.of(true, false)) {
            if (!withState) {
                Folders.delete(folder.resolve("state"));
            }
            try (EmbeddedHost host = open(folder)) {
                assertThat(host.pendingEffects(10, Optional.empty()))
                        .extracting(Effect::id)
                        .containsExactly(charge(1, order));
            }
        }
        try (EmbeddedHost host = open(folder)) {
            Scene.ask(
                    host,
                    new Command.ResolveEffect(charge(1, order), new Effect.Refused("no money")));
        }
        try (EmbeddedHost host = open(folder)) {
            assertThat(host.pendingEffects(10, Optional.empty())).isEmpty();
            assertThat(state(host, 1, order)).isEqualTo(OrderState.REJECTED);
        }
    }

    @Test
    void whatLiesOnTheDiskAtAnyMomentKnowsWhatIsPending() throws Exception {
        try (EmbeddedHost host = open(folder.resolve("data"))) {
            openShop(host);
            Order first = ordered(host, 1);
            Order second = ordered(host, 2);
            Scene.ask(host, new Command.ResolveEffect(charge(1, first), new Effect.Done("r")));
            Path copy = folder.resolve("crash");
            try (AutoCloseable _ = host.holdStateFiles()) {
                Folders.copy(folder.resolve("data"), copy);
            }
            Files.delete(copy.resolve("LOCK"));
            try (EmbeddedHost recovered = open(copy)) {
                assertThat(recovered.pendingEffects(10, Optional.empty()))
                        .extracting(Effect::id)
                        .containsExactlyInAnyOrder(
                                charge(2, second),
                                new EffectId(
                                        Scene.user(1), EffectId.Kind.SEND_ORDER, first.id(), 1));
            }
        }
    }

    @Test
    void pendingEffectsAreReadInPages() {
        try (EmbeddedHost host = open(folder)) {
            openShop(host);
            for (int person = 1; person <= 7; person++) {
                ordered(host, person);
            }
            List<Effect> all = host.pendingEffects(100, Optional.empty());
            assertThat(all).hasSize(7);
            List<Effect> paged = new ArrayList<>();
            List<Effect> page = host.pendingEffects(3, Optional.empty());
            while (!page.isEmpty()) {
                paged.addAll(page);
                page = host.pendingEffects(3, Optional.of(page.getLast().id()));
            }
            assertThat(paged).isEqualTo(all);
        }
    }

    /** An answer that nobody waits for ends the asking too. */
    @Test
    void anAnswerToWhatIsUnknownChangesNothing() {
        try (EmbeddedHost host = open(folder)) {
            openShop(host);
            Order order = ordered(host, 1);
            Scene.ask(host, new Command.ResolveEffect(charge(1, order), new Effect.Done("r")));
            long before = host.durableSeq();
            assertThat(
                            Scene.ask(
                                    host,
                                    new Command.ResolveEffect(
                                            charge(1, order), new Effect.Done("r"))))
                    .isEqualTo(Outcome.Ignored.INSTANCE);
            assertThat(host.durableSeq()).isEqualTo(before);
        }
    }
}
