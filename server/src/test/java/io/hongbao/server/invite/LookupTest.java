package io.hongbao.server.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.campaignfile.CampaignFile;
import io.hongbao.core.Authority;
import io.hongbao.core.Command;
import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Host;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.invite.Doubts;
import io.hongbao.core.invite.Invite;
import io.hongbao.embedded.EmbeddedHost;
import io.hongbao.embedded.HostSettings;
import io.hongbao.server.abuse.AbuseWatch;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignCommands;
import io.hongbao.server.campaign.Campaigns;
import io.hongbao.server.session.Pass;
import io.hongbao.server.trace.Trace;
import io.hongbao.share.Link;
import io.hongbao.share.ShortCode;
import io.hongbao.share.Wordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever tries codes learns nothing from those that lead nowhere: whatever is wrong with one, the
 * same is read and asked in the same order, and it counts once.
 */
final class LookupTest {
    private static final Path PARTY = Path.of("src/test/resources/party.yaml");
    private static final Authority BY = new Authority("ann", "a test");
    private static final long DAY_MILLIS = 86_400_000;
    private static final long START =
            OffsetDateTime.parse("2026-02-06T12:00:00+08:00").toInstant().toEpochMilli();
    private static final int INVITES = 150;
    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** What a look-up of a code that leads nowhere does. */
    private static final List<String> NOWHERE =
            List.of("may I?", "read OfPersonInvites", "read OfInvite", "wrong");

    @TempDir private Path folder;

    private final List<String> steps = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(17);
    private long nowMillis = START;
    private EmbeddedHost host;
    private Campaigns campaigns;

    @BeforeEach
    void open() throws IOException {
        host =
                EmbeddedHost.open(
                        folder.resolve("data"), HostSettings.defaults().withClock(() -> nowMillis));
        campaigns = new Campaigns(host, List.of());
        CampaignCommands commands = new CampaignCommands(campaigns, host.secrets());
        for (String id : List.of("party", "second")) {
            Path file = folder.resolve(id + ".yaml");
            Files.writeString(file, Files.readString(PARTY).replace("id: party", "id: " + id));
            var draft = ((CampaignFile.Valid) CampaignFile.read(file)).draft();
            commands.apply(draft, BY).join();
            commands.publish(id, BY, true, new LaunchClearance.Waived("a test")).join();
        }
    }

    @AfterEach
    void close() {
        host.close();
    }

    /** The host as the look-up sees it, with what it reads noted; empty, it knows no invite. */
    private final class Noted implements Host {
        private final boolean empty;

        Noted(boolean empty) {
            this.empty = empty;
        }

        @Override
        public int shards() {
            return host.shards();
        }

        @Override
        public boolean submit(Command command, Consumer<Outcome> reply) {
            throw new AssertionError("a look-up changes nothing");
        }

        @Override
        public <E extends Entity> E read(int shard, EntityKey<E> key) {
            steps.add("read " + key.getClass().getSimpleName());
            return empty ? key.none() : host.read(shard, key);
        }

        @Override
        public void close() {}
    }

    /** Lets everybody try, and notes that it was asked. */
    private final class Asked implements AbuseWatch {
        @Override
        public void seen(String campaign, UserId user, String device, long network, long at) {}

        @Override
        public OptionalLong refusedUntil(UserId user, long network, long atMillis) {
            steps.add("may I?");
            return OptionalLong.empty();
        }

        @Override
        public void wrongCode(UserId user, long network, long atMillis) {
            steps.add("wrong");
        }

        @Override
        public Doubts doubts(Attempt attempt) {
            return Doubts.NONE;
        }

        @Override
        public void accepted(Trace.Accepted accepted, boolean held) {}
    }

    private Lookup lookup(boolean empty) {
        return new Lookup(
                new InviteReads(new Noted(empty)),
                new PublicPages(
                        () -> new Link.Base("https://hongbao.example.org"), Wordings.shipped()),
                new Asked(),
                CampaignClock.real(() -> nowMillis));
    }

    private Asker asker() {
        UserId user = new UserId(9, 9);
        return new Asker(
                new Pass(user, "party", 0, 0, 1, 0, Long.MAX_VALUE, false, "", ""),
                campaigns.requirePublished("party"),
                7);
    }

    private Lookup.Result find(Lookup lookup, String text) {
        steps.clear();
        return lookup.find(asker(), text, "code");
    }

    /** The codes of invites that as many people make in a campaign. */
    private List<ShortCode> made(String campaign, int people) {
        List<CompletableFuture<Outcome>> answers = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Person person = Person.of(new UserId(random.nextLong(), i));
            answers.add(campaigns.submit(new Command.CreateInvite(person, campaign)));
        }
        return answers.stream()
                .map(answer -> ((Outcome.InviteStands) answer.join()).invite().number())
                .map(ShortCode::of)
                .toList();
    }

    private ShortCode unknown() {
        return ShortCode.of(random.nextLong(Invite.NUMBERS));
    }

    /** The code with each other check symbol. */
    private static List<String> wrongChecks(ShortCode code) {
        String text = code.text();
        String rest = text.substring(0, text.length() - 1);
        return SYMBOLS.chars()
                .mapToObj(symbol -> rest + (char) symbol)
                .filter(one -> !one.equals(text))
                .toList();
    }

    @Test
    void whateverIsWrongWithACodeTheSameIsReadAndAsked() {
        List<ShortCode> expired = made("party", 20);
        nowMillis += 4 * DAY_MILLIS;
        List<ShortCode> good = made("party", 20);
        List<ShortCode> elsewhere = made("second", 20);
        List<ShortCode> taken = made("party", 20);
        taken.forEach(code ->
                campaigns.submit(new Command.ClawBackInvite("party", code.number(), BY)).join());
        Lookup lookup = lookup(false);
        Set<String> results = new LinkedHashSet<>();
        for (int i = 0; i < 20; i++) {
            List<ShortCode> codes =
                    List.of(unknown(), expired.get(i), elsewhere.get(i), taken.get(i));
            for (ShortCode code : codes) {
                assertThat(find(lookup, code.text())).isEqualTo(Lookup.Nowhere.INSTANCE);
                assertThat(steps).as(code.text()).isEqualTo(NOWHERE);
            }
            for (ShortCode code : List.of(good.get(i), codes.getFirst())) {
                for (String wrong : wrongChecks(code)) {
                    results.add(find(lookup, wrong).getClass().getSimpleName());
                    assertThat(steps).as(wrong).isEqualTo(NOWHERE);
                }
            }
            assertThat(find(lookup, good.get(i).text())).isInstanceOf(Lookup.Found.class);
        }
        assertThat(results).containsExactlyInAnyOrder("Near", "Nowhere");
    }

    /** Suggestions follow from the text: where nobody has an invite they are the same. */
    @Test
    void whatIsSuggestedForAMistypedCodeSaysNothingOfWhichCodesExist() {
        Lookup here = lookup(false);
        Lookup nobody = lookup(true);
        int suggested = 0;
        for (ShortCode code : made("party", INVITES)) {
            assertThat(find(here, code.text())).isInstanceOf(Lookup.Found.class);
            List<String> texts = new ArrayList<>(wrongChecks(code));
            String text = code.text();
            texts.add(text.substring(0, 3) + text.charAt(4) + text.charAt(3) + text.substring(5));
            texts.add(text.substring(1));
            texts.add("7" + text.substring(1));
            for (String mistyped : texts) {
                if (ShortCode.parse(mistyped) instanceof ShortCode.Reading.Valid) {
                    continue;
                }
                Lookup.Result result = find(here, mistyped);
                List<String> read = List.copyOf(steps);
                assertThat(find(nobody, mistyped)).as(mistyped).isEqualTo(result);
                assertThat(steps).as(mistyped).isEqualTo(read);
                suggested += result instanceof Lookup.Near ? 1 : 0;
            }
        }
        assertThat(suggested).isGreaterThan(INVITES);
    }
}
