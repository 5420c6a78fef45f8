package io.hongbao.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Fields that are there, that must be, and that must not. */
class FieldsTest {

    private static Fields fields(String text) {
        return Texts.root(text).fields("id", "names", "caps").orElseThrow();
    }

    @Test
    void aFieldThatIsThereIsRead() {
        Fields fields = fields("id: test\nnames: {zh: 红包}");
        assertThat(fields.need("id", "id: x", Spot::scalar)).hasValue("test");
        assertThat(fields.has("names")).isTrue();
        assertThat(fields.at("names").fields("zh").orElseThrow().at("zh").path())
                .isEqualTo("names.zh");
        assertThat(fields.spot().problems().isEmpty()).isTrue();
    }

    @Test
    void aFieldThatMustBeThereIsMissedWhereItBelongs() {
        Fields fields = fields("id: test\nnames: {}");
        assertThat(fields.need("caps", "caps: {perPerson: 3}")).isEmpty();
        Fields names = fields.at("names").fields("zh").orElseThrow();
        assertThat(names.need("zh", "zh: 奖", Spot::scalar)).isEmpty();
        assertThat(Texts.noted(fields.spot().problems()))
                .containsExactly(
                        ":1:1 caps: is missing; add it, such as caps: {perPerson: 3}",
                        ":2:8 names.zh: is missing; add it, such as zh: 奖");
    }

    @Test
    void aFieldThatIsLeftOutHasItsDefaultAndIsNotNoted() {
        Fields fields = fields("id: test");
        assertThat(fields.has("caps")).isFalse();
        assertThat(fields.or("caps", "none", Spot::scalar)).isEqualTo("none");
        assertThat(fields.at("caps")).isEqualTo(fields.spot());
        assertThat(fields.spot().problems().isEmpty()).isTrue();
    }

    @Test
    void aFieldThatIsWrongIsNotedThoughItHasADefault() {
        Fields fields = fields("id: test\ncaps: [3]");
        assertThat(fields.or("caps", "none", Spot::scalar)).isEqualTo("none");
        assertThat(Texts.noted(fields.spot().problems()))
                .containsExactly(
                        ":2:7 caps: must be a single value, but is a list; write one value");
    }

    @Test
    void unknownAndRepeatedFieldsAreNotedAtTheirNames() {
        Fields fields = fields("id: test\nname: {}\nbudget: 1\nid: other\n<<: {id: x}");
        assertThat(fields.need("id", "id: x", Spot::scalar)).hasValue("test");
        assertThat(Texts.noted(fields.spot().problems()))
                .containsExactly(
                        ":2:1 name: is not a field that is known here; did you mean \"names\"?",
                        ":3:1 budget: is not a field that is known here; "
                                + "remove it, or use one of: id, names, caps",
                        ":4:1 id: is there twice; remove one of the two",
                        ":5:1 <<: is not a field that is known here; "
                                + "remove it, or use one of: id, names, caps");
    }
}
