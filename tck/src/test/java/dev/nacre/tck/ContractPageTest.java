package dev.nacre.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the rules says what the code checks. */
class ContractPageTest {
    @Test
    void thePageListsTheRulesOfTheCode() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/contract.md")).stream()
                .filter(line -> line.matches("\\| [A-Z]\\d+ \\|.*"))
                .toList();
        String wanted = Stream.concat(
                        Rules.ALL.stream().map(rule -> row(rule.id(), rule.sentence(), rule.look())),
                        BlasRules.ALL.stream().map(rule -> row(rule.id(), rule.sentence(), rule.look())))
                .reduce("", (a, b) -> a + b + "\n");
        assertThat(String.join("\n", rows) + "\n").isEqualTo(wanted);
    }

    private static String row(String id, String sentence, String look) {
        return "| " + id + " | " + sentence + " | " + look + " |";
    }
}
