package io.hongbao.campaignfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One rule of the outlet file's format: a change that breaks it, and exactly the problems that come
 * of it.
 *
 * @param good the part of {@link OutletExample#GOOD} that is replaced
 * @param bad what it is replaced with
 * @param problems as printed, without the file's name
 */
record OutletRule(String good, String bad, List<String> problems) {

    static OutletRule rule(String good, String bad, String... problems) {
        return new OutletRule(good, bad, List.of(problems));
    }

    void check() {
        assertThat(OutletExample.GOOD).containsOnlyOnce(good);
        byte[] content = OutletExample.GOOD.replace(good, bad).getBytes(StandardCharsets.UTF_8);
        List<String> found =
                switch (OutletFile.read("f", content)) {
                    case OutletFile.Valid _ -> List.of();
                    case OutletFile.Invalid invalid ->
                            invalid.problems().stream()
                                    .map(problem -> problem.toString().substring(1))
                                    .toList();
                };
        assertThat(found).isEqualTo(problems);
    }

    @Override
    public String toString() {
        return bad.length() > 60 ? bad.substring(0, 60) : bad;
    }
}
