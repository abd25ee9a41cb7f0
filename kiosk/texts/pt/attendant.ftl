# Do balcão dos funcionários, só o que todos veem.

attendant-way-in = Para funcionários: premir dois segundos
closed-out-of-service = Funcionários estão a trabalhar neste terminal. Pedimos desculpa pelo incómodo.
closed-out-of-service-reason = Motivo: manutenção. Use outro terminal ou um balcão.
