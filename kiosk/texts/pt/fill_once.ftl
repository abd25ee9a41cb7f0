# --- o que já se sabe ---
from-of-day = { $source }, { $day }
after-promised = Decidido em { $days } dias úteis depois de aceite.
after-day-confirmed = O seu dia de pedido é aquele em que o confirmou: { $day }.
after-day-received = O seu dia de pedido é aquele em que a plataforma o recebe.
after-self = Levante no balcão: { $place }
after-mail = É enviado para a morada que indicou.
after-locker = É posto num cacifo; o código chega por SMS.
after-along = Feito em conjunto: { $item }
after-identity = A sua identidade ainda tem de ser verificada: não havia ligação e só o cartão foi lido; o serviço verifica.
apply-unverified-other = outros registos
