package org.penstock.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small server of ours in a process of its own, that says its port and then answers GET by path. */
final class JavaServer implements AutoCloseable {
    private final Process process;
    private final int port;

    JavaServer(Class<?> program, String password, List<String> arguments) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        // Without this the JDK's server waits 40 ms between head and body of an answer, for the other side to say that it has the head.
        List<String> command = new ArrayList<>(List.of(
                java, "-Xmx400m", "-Dsun.net.httpserver.nodelay=true", "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("BENCH_PASSWORD", password);
        this.process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.port = Integer.parseInt(out.readLine());
    }

    Load.Worker worker(String path) throws IOException {
        Http http = new Http(port, "");
        return new Load.Worker() {
            @Override
            public void once() throws IOException {
                Http.Response response = http.send(Http.Request.get(path));
                if (response.status() >= 400) {
                    throw new IOException("Bare Java answered " + response.text());
                }
            }

            @Override
            public void close() throws IOException {
                http.close();
            }
        };
    }

    @Override
    public void close() {
        process.destroy();
    }
}
