package io.hongbao.server.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Order;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.MenuItem;
import io.hongbao.core.outlet.OutletTerms;
import io.hongbao.core.outlet.Place;
import io.hongbao.core.outlet.Supply;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.server.campaign.CampaignCommands;
import io.hongbao.server.campaign.Campaigns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A tea shop of the campaign {@code spring}, where a cup costs 8 yuan, and people who order. */
public final class Shop {
    private Shop() {}

    public static final String CAMPAIGN = "spring";

    /** Noon of the campaign's first day. */
    public static final long NOON_MILLIS = 1_770_350_400_000L;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Authority BY = new Authority("ann", "test");

    /** Applies and publishes the campaign, and opens the shop. */
    public static void open(EmbeddedHost host) {
        CampaignCommands commands =
                new CampaignCommands(new Campaigns(host, List.of()), host.secrets());
        CampaignFile file = CampaignFile.read(Path.of("src/test/resources/spring.yaml"));
        assertThat(file).isInstanceOf(CampaignFile.Valid.class);
        commands.apply(((CampaignFile.Valid) file).draft(), BY).join();
        commands.publish(CAMPAIGN, BY, true, new LaunchClearance.Waived("a test")).join();
        openShop(host);
    }

    /** Opens the shop in a campaign that is there. */
    public static void openShop(Host host) {
        OutletTerms shop =
                new OutletTerms(
                        CAMPAIGN,
                        "shop",
                        "Tea Ltd",
                        "drinks",
                        Map.of("en", "Shop", "zh", "茶店"),
                        new Place(31_230_400, 121_473_700),
                        List.of(),
                        new Supply.Kitchen(1_000, 60, 3),
                        List.of(
                                new MenuItem(
                                        "tea",
                                        Map.of("en", "Tea", "zh", "茶"),
                                        800,
                                        1,
                                        List.of(),
                                        List.of())));
        ask(host, new Command.ApplyOutlet(shop, BY));
    }

    public static Outcome ask(Host host, Command command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        while (!host.submit(command, answer::complete)) {
            LockSupport.parkNanos(100_000);
        }
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Somebody without a card orders a cup: all of it is to be paid. */
    public static Order order(Host host, UserId user) {
        Outcome quoted =
                ask(
                        host,
                        new Command.MakeQuote(
                                user,
                                CAMPAIGN,
                                "shop",
                                List.of(new Line("tea", 1, List.of(), "")),
                                VoucherWish.NoVoucher.INSTANCE,
                                "quote"));
        assertThat(quoted).isInstanceOf(Outcome.Quoted.class);
        String quote = ((Outcome.Quoted) quoted).quote().id();
        Outcome placed = ask(host, new Command.PlaceOrder(user, CAMPAIGN, quote, ""));
        assertThat(placed).isInstanceOf(Outcome.Ordered.class);
        return ((Outcome.Ordered) placed).order();
    }

    public static Order now(Host host, UserId user, Order order) {
        return host.read(0, new EntityKey.OfOrders(user)).order(order.id()).orElseThrow();
    }

    /** Waits for something that must come about by itself. */
    public static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("in vain waited until " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
