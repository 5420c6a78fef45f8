package io.hongbao.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.EntityKey;
import io.hongbao.core.UserId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleFiltersTest {
    private static final List<Function<UserId, EntityKey<?>>> KINDS =
            List.of(
                    EntityKey.OfWallet::new,
                    user -> new EntityKey.OfTicket("lny", user),
                    user -> new EntityKey.OfPersonInvites("lny", user));

    @Test
    void eachKindHasAFilterOfItsOwn() {
        PeopleFilters filters = new PeopleFilters();
        filters.wallets().complete(PeopleFilter.Layer.EMPTY);
        filters.tickets().complete(PeopleFilter.Layer.EMPTY);
        filters.invites().complete(PeopleFilter.Layer.EMPTY);
        for (int person = 0; person < KINDS.size(); person++) {
            filters.add(KINDS.get(person).apply(Scene.user(person)));
        }
        requireOneEach(filters);
    }

    /** The first person has a wallet and nothing else, and so on. */
    private static void requireOneEach(PeopleFilters filters) {
        for (int kind = 0; kind < KINDS.size(); kind++) {
            for (int person = 0; person < KINDS.size(); person++) {
                assertThat(filters.mayContain(KINDS.get(kind).apply(Scene.user(person))))
                        .isEqualTo(kind == person);
            }
        }
    }

    @Test
    void whoHadSomethingBeforeTheStartIsFoundUnderItsKindAlone(@TempDir Path folder)
            throws Exception {
        try (StateStore store = StateStore.open(folder, 8 << 20, 8 << 20, 8 << 20)) {
            List<Keyed> had = new ArrayList<>();
            for (int person = 0; person < KINDS.size(); person++) {
                EntityKey<?> key = KINDS.get(person).apply(Scene.user(person));
                had.add(new Keyed(key, key.none()));
            }
            StateStore.Applied applied = new StateStore.Applied(1, 0);
            store.write(List.of(new StateChange(had, new IndexChanges(), applied, 1)));
            PeopleFilters filters = new PeopleFilters();

            new PeopleFilterFill(store, filters, new FatalStop(_ -> {})).run();

            requireOneEach(filters);
        }
    }

    @Test
    void ofOthersThereMayAlwaysBeOne() {
        PeopleFilters filters = new PeopleFilters();
        assertThat(filters.mayContain(new EntityKey.OfOrders(Scene.user(1)))).isTrue();
        assertThat(filters.mayContain(new EntityKey.OfInvite("lny", 7))).isTrue();
    }
}
