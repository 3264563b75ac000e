package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the rules says what the code checks. */
class ContractPageTest {
    private static final Path PAGE = Path.of("../docs/contract.md");

    @Test
    void thePageListsTheRulesOfTheCode() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| [A-Z]\\d+ \\|.*"))
                .toList();
        String wanted = Stream.concat(
                        Rules.ALL.stream().map(rule -> row(rule.id(), rule.sentence(), rule.look())),
                        BlasRules.ALL.stream().map(rule -> row(rule.id(), rule.sentence(), rule.look())))
                .reduce("", (a, b) -> a + b + "\n");
        assertThat(String.join("\n", rows) + "\n").isEqualTo(wanted);
    }

    @Test
    void thePageSaysWhichRulesOthersRelyOn() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\* `[A-Z]\\d+`: .*"))
                .toList();
        List<String> wanted = Rules.ALL.stream()
                .filter(rule -> !neededBy(rule).isEmpty())
                .map(rule -> "* `" + rule.id() + "`: " + neededBy(rule))
                .toList();
        assertThat(rows).isEqualTo(wanted);
    }

    /** The rules that rely on one; for the basic rule in words. */
    private static String neededBy(Rule<?> rule) {
        if (rule.id().equals(Needs.BASIC)) return "all other rules for layers and for autoencoders";
        return Rules.ALL.stream()
                .filter(each -> Needs.relies(each, rule))
                .map(each -> "`" + each.id() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String row(String id, String sentence, String look) {
        return "| " + id + " | " + sentence + " | " + look + " |";
    }
}
