package dev.nacre.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.cli.JavaProcess;
import dev.nacre.cli.Main;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code nacre serve} as a process of its own, with two seconds for each request. */
@Timeout(120)
class ServeProcessTest {
    @TempDir
    private static Path folder;

    private static Service shared;

    /** A running process, the lines it prints, and a client of it. */
    private record Service(Process process, BufferedReader lines, Client client) implements AutoCloseable {
        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private static Service start() throws Exception {
        Path model = folder.resolve("model.safetensors");
        PredictionServerTest.MODEL.save(model);
        String[] arguments = {"serve", "--model", model.toString(), "--port", "0", "--max-seconds", "2"};
        Process process = JavaProcess.of(List.of("-Dnacre.blas=java"), Main.class, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines = process.inputReader();
        String line = lines.readLine();
        assertThat(line).startsWith("serving " + model + " at http://127.0.0.1:");
        return new Service(process, lines, new Client(Integer.parseInt(line.substring(line.lastIndexOf(':') + 1))));
    }

    @BeforeAll
    static void startShared() throws Exception {
        shared = start();
    }

    @AfterAll
    static void end() {
        shared.close();
    }

    @Test
    void onSigtermTheRequestUnderWayFinishes() throws Exception {
        assumeThat(shared.process().supportsNormalTermination()).isTrue();
        byte[] body = "{\"row\": [1, 2]}".getBytes(StandardCharsets.US_ASCII);
        try (Service ended = start();
                Socket socket = ended.client().raw(Client.head(body.length))) {
            OutputStream out = socket.getOutputStream();
            out.write(body, 0, 5);
            assertThat(ended.client().get("/health").statusCode()).isEqualTo(200);
            ended.process().toHandle().destroy();
            while (ended.client().get("/health").statusCode() == 200) Thread.onSpinWait();
            out.write(body, 5, body.length - 5);
            assertThat(Client.rest(socket))
                    .startsWith("HTTP/1.1 200 ")
                    .contains("Connection: close")
                    .contains("\"label\"");
            assertThat(ended.process().waitFor()).isEqualTo(128 + 15);
            assertThat(ended.lines().readLine()).isEqualTo("stopped");
        }
    }

    @Test
    void clientsThatSendNothingMoreAreClosedAndHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            slow.add(shared.client().raw("POST /predict HT"));
            slow.add(shared.client().raw(Client.head(100) + "{\"row\""));
        }
        assertThat(shared.client().predict("{\"row\": [1, 2]}").statusCode()).isEqualTo(200);
        for (Socket socket : slow) {
            assertThat(Client.rest(socket)).doesNotContain("200 OK");
            socket.close();
        }
        assertThat(shared.client().predict("{\"row\": [1, 2]}").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatDripsInIsAnsweredByFourHundredAndEight() throws Exception {
        try (Socket socket = shared.client().raw(Client.head(1_000_000))) {
            while (socket.getInputStream().available() == 0) {
                socket.getOutputStream().write(' ');
                Thread.sleep(1); // without it, a quick machine sends the whole body in time
            }
            assertThat(Client.answer(socket)).startsWith("HTTP/1.1 408 ").contains("more than 2 s");
        }
        assertThat(shared.client().predict("{\"row\": [1, 2]}").statusCode()).isEqualTo(200);
    }

    @Test
    void moreConnectionsThanAreTakenAreClosedAndOthersGoOn() throws Exception {
        List<Socket> many = new ArrayList<>();
        for (int i = 0; i < PredictionServer.CONNECTIONS + 50; i++)
            many.add(shared.client().raw("GET "));
        for (Socket socket : many) {
            Client.rest(socket);
            socket.close();
        }
        assertThat(shared.client().predict("{\"row\": [1, 2]}").statusCode()).isEqualTo(200);
    }
}
