// SPDX-License-Identifier: Apache-2.0

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;

/**
 * ONNX Runtime's SimplifiedLayerNormalization as a contestant: see Peer.java for what it reads and prints. It stands
 * alone, so that nothing else depends on ONNX Runtime: java -cp onnxruntime.jar OnnxRuntimePeer.java
 */
final class OnnxRuntimePeer {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private OrtSession session;
  private Map<String, OnnxTensor> inputs;
  private Map<String, OnnxTensor> outputs;

  public static void main(String[] args) throws Exception {
    OnnxRuntimePeer peer = new OnnxRuntimePeer();
    System.out.println("onnxruntime " + peer.environment.getVersion());
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String current = "";
    boolean ready = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ");
      String norm = line.substring(0, line.lastIndexOf(' '));
      if (!norm.equals(current)) {
        current = norm;
        ready = peer.prepare(Integer.parseInt(words[0]), Integer.parseInt(words[1]), words[2], Integer.parseInt(words[3]));
      }
      System.out.println(ready ? String.valueOf(peer.measure(Integer.parseInt(words[4]))) : "no");
    }
  }

  private boolean prepare(int rows, int length, String type, int threads) throws OrtException {
    if (session != null) {
      session.close();
      session = null;
    }
    int elementType = type.equals("f32") ? 1 : type.equals("f16") ? 10 : 16;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      session = environment.createSession(model(rows, length, elementType), options);
    } catch (OrtException e) {
      System.err.println(e.getMessage()); // there is no kernel for the type
      return false;
    }
    long[] shape = {rows, length};
    inputs = Map.of("x", tensor(type, shape), "w", tensor(type, new long[] {length}));
    outputs = Map.of("y", tensor(type, shape));
    measure(1);
    return true;
  }

  private OnnxTensor tensor(String type, long[] shape) throws OrtException {
    long elements = 1;
    for (long size : shape) {
      elements *= size;
    }
    boolean wide = type.equals("f32");
    ByteBuffer bytes =
        ByteBuffer.allocateDirect((int) elements * (wide ? 4 : 2)).order(ByteOrder.nativeOrder());
    Random random = new Random(1);
    while (bytes.hasRemaining()) {
      float value = random.nextFloat() + 0.5f;
      if (wide) {
        bytes.putFloat(value);
      } else {
        bytes.putShort(Float.floatToFloat16(value));
      }
    }
    bytes.flip();
    return wide
        ? OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), shape)
        : OnnxTensor.createTensor(environment, bytes, shape, OnnxJavaType.FLOAT16);
  }

  /** Into the same output every time, so that no call has to find memory. */
  private double measure(int calls) throws OrtException {
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      session.run(inputs, outputs).close();
    }
    return (System.nanoTime() - start) / 1e9 / calls;
  }

  // --- An ONNX model, which is a protocol buffer: fields by the numbers of onnx.proto ----------------------------

  private static byte[] model(int rows, int length, int elementType) {
    Message epsilon = new Message().text(1, "epsilon").number(2, 1e-6f).integer(20, 1);
    Message axis = new Message().text(1, "axis").integer(3, -1).integer(20, 2);
    Message node =
        new Message()
            .text(1, "x")
            .text(1, "w")
            .text(2, "y")
            .text(4, "SimplifiedLayerNormalization")
            .message(5, epsilon)
            .message(5, axis);
    Message graph =
        new Message()
            .message(1, node)
            .text(2, "norm")
            .message(11, value("x", elementType, rows, length))
            .message(11, value("w", elementType, length))
            .message(12, value("y", elementType, rows, length));
    Message operatorSet = new Message().text(1, "").integer(2, 17);
    return new Message().integer(1, 8).message(8, operatorSet).message(7, graph).bytes.toByteArray();
  }

  private static Message value(String name, int elementType, long... shape) {
    Message sizes = new Message();
    for (long size : shape) {
      sizes.message(1, new Message().integer(1, size));
    }
    Message tensor = new Message().integer(1, elementType).message(2, sizes);
    return new Message().text(1, name).message(2, new Message().message(1, tensor));
  }

  private static final class Message {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message integer(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message number(int field, float value) {
      varint(field << 3 | 5);
      int bits = Float.floatToRawIntBits(value);
      for (int i = 0; i < 4; i++) {
        bytes.write(bits >> 8 * i);
      }
      return this;
    }

    Message text(int field, String value) {
      return block(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
      return block(field, value.bytes.toByteArray());
    }

    private Message block(int field, byte[] value) {
      varint(field << 3 | 2);
      varint(value.length);
      bytes.writeBytes(value);
      return this;
    }

    private void varint(long value) {
      for (; (value & ~0x7fL) != 0; value >>>= 7) {
        bytes.write((int) (value & 0x7f | 0x80));
      }
      bytes.write((int) value);
    }
  }
}
